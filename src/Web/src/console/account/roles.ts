/** Roles that can be given; an administrator is made on the server alone. */
export const givable = ['labeler', 'member', 'manager'] as const;
export type Givable = (typeof givable)[number];
