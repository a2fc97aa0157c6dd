/** Words of the breakdown. */
export const groupsMessages = {
  'groups.title': 'Breakdown',
  'groups.lead': 'What the live figures are made of.',
  'groups.by.project': 'By project',
  'groups.by.batch': 'By batch',
  'groups.by.person': 'By person',
  'groups.through': 'Complete up to {at}',
  'groups.unnamed': 'Without a batch',
  'groups.none': 'Nothing was counted',
  'groups.none.body': 'What happens shows here a minute later; what people do, within a quarter of an hour.',
};
