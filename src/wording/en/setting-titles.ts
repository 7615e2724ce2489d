/** What each setting is called where it is asked for or found wanting, by its key. */
export const settingTitles = {
  'university.name.ja': 'University (Japanese)',
  'university.name.en': 'University (English)',
  'office.name.ja': 'Office (Japanese)',
  'office.name.en': 'Office (English)',
  'office.telephone': 'Telephone of the office',
  'office.email': 'E-mail of the office',
  'issuer.title.ja': 'Issuer’s title (Japanese)',
  'issuer.title.en': 'Issuer’s title (English)',
  'issuer.name.ja': 'Issuer’s name (Japanese)',
  'issuer.name.en': 'Issuer’s name (English)',
  'office.address.ja': 'Address of the office (Japanese)',
  'office.address.en': 'Address of the office (English)',
  'course.code': 'Code of the course',
  'course.title.ja': 'Course (Japanese)',
  'course.title.en': 'Course (English)',
  'course.credits': 'Credits of the course',
  'course.teacher.ja': 'Faculty member in charge (Japanese)',
  'course.teacher.en': 'Faculty member in charge (English)',
  'system.url': 'Address of the dedicated system',
  'system.contact': 'Contact of the support institution',
  'system.recording': 'Address of the recording',
  programs: 'Program',
};

/** A setting without a title is called by its key. */
export const settingTitle = (key: string): string => (settingTitles as { readonly [key: string]: string })[key] ?? key;
