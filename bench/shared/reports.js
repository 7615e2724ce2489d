export const reports = () => [];
