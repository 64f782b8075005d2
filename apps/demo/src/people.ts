/** A citizen with an account. All of them are invented; a real app asks its identity provider. */
export interface Person {
  readonly id: string
  readonly workspaceId: string
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

const people: readonly Person[] = [
  {
    id: 'p-1042',
    workspaceId: 'musterstadt',
    firstName: 'Erika',
    lastName: 'Mustermann',
    birthDate: '1984-08-12',
    email: 'erika.mustermann@example.org',
    phone: '0171 3920012',
    street: 'Lindenallee 17',
    postalCode: '01234',
    city: 'Musterstadt',
  },
  {
    id: 'p-1077',
    workspaceId: 'musterstadt',
    firstName: 'Cem',
    lastName: 'Yıldız',
    birthDate: '1991-02-27',
    email: 'cem.yildiz@example.org',
    phone: '030 23125014',
    street: 'Bahnhofstraße 3',
    postalCode: '01236',
    city: 'Musterstadt',
  },
  {
    id: 'p-2003',
    workspaceId: 'beispielhausen',
    firstName: 'Annegret',
    lastName: 'Grünwald-Öztürk',
    birthDate: '1957-11-03',
    email: 'a.gruenwald@example.com',
    phone: '0171 3920047',
    street: 'Am Markt 1',
    postalCode: '54321',
    city: 'Beispielhausen',
  },
  {
    id: 'p-2018',
    workspaceId: 'beispielhausen',
    firstName: 'Jonas',
    lastName: 'Weiß',
    birthDate: '2001-05-30',
    email: 'jonas.weiss@example.com',
    phone: '0171 3920068',
    street: 'Schlossberg 22 a',
    postalCode: '54321',
    city: 'Beispielhausen',
  },
  {
    id: 'p-3001',
    workspaceId: 'neudorf',
    firstName: 'Hanne',
    lastName: 'Petersen',
    birthDate: '1969-01-19',
    email: 'hanne@petersen.example',
    phone: '0171 3920093',
    street: 'Seeweg 5',
    postalCode: '24999',
    city: 'Neudorf am See',
  },
  {
    id: 'p-3010',
    workspaceId: 'neudorf',
    firstName: 'Ole',
    lastName: 'von der Heyde',
    birthDate: '1978-09-06',
    email: 'ole.heyde@petersen.example',
    phone: '0171 3920101',
    street: 'Dorfstraße 41',
    postalCode: '24999',
    city: 'Neudorf am See',
  },
]

export function peopleOf(workspaceId: string): readonly Person[] {
  return people.filter((person) => person.workspaceId === workspaceId)
}

/** Asks for both: a person of another municipality is nobody here. */
export function personOf(workspaceId: string, id: string): Person | undefined {
  return peopleOf(workspaceId).find((person) => person.id === id)
}
