export const offices = {};
