/** The text of /fehler-im-code; the mistakes themselves are marked `MISTAKE n of 3` in the code. */
export interface Mistake {
  readonly title: string
  readonly file: string
  readonly line: string
  readonly why: string
  readonly leaves: string
  readonly stays: string
  readonly better: string
}

export const mistakes: readonly Mistake[] = [
  {
    title: 'Das ganze Formular steht im Log',
    file: 'src/permits/routes.ts',
    line: "logger.info('permit form received', { form: request.body })",
    why: '„Eine Bürgerin sagt, das Formular sei kaputt. Schauen wir, was wirklich ankommt.“ Die Zeile bleibt dann stehen.',
    leaves:
      'Felder, deren Name eine Person oder ein Geheimnis verrät (Name, Geburtsdatum, Ausweisnummer, Straße, Telefon, IBAN, CSRF-Token), verlieren ihren Wert. Erkannte Muster wie E-Mail-Adressen werden maskiert, auch mitten im Text.',
    stays:
      'Was keine Regel am Namen oder an der Form erkennt: hier die Postleitzahl und der Ort. Und was jemand in eigenen Worten in die Bemerkung schreibt: Dass „seit der Scheidung“ persönlich ist, weiß keine Regel.',
    better:
      "logger.info('permit form has errors', { action: 'PERMIT_FORM_REJECTED', fields: Object.keys(errors) })",
  },
  {
    title: 'Eine E-Mail-Adresse steht in der URL',
    file: 'src/permits/routes.ts',
    line: 'response.redirect(303, `/${workspace.id}/antraege/eingegangen?number=…&email=…`)',
    why: 'Die nächste Seite soll sagen, wohin die Quittung geht, und die URL ist der kürzeste Weg dorthin.',
    leaves: 'In Traces bleibt der Name des Parameters stehen, sein Wert wird maskiert.',
    stays:
      'Was außerhalb der App mitschreibt: der Verlauf des Browsers, Lesezeichen und jeder Proxy auf dem Weg.',
    better: 'response.redirect(303, `/${workspace.id}/antraege/${permit.id}`)',
  },
  {
    title: 'Ein Sitzungs-Token steht in einem Metrik-Label',
    file: 'src/payments/routes.ts',
    line: 'durations.record(seconds, { outcome, session_token: request.sessionToken })',
    why: '„Bei einem Bürger dauert das Bezahlen ewig. Finden wir seine Zeitreihe.“ Wer das Dashboard sieht, könnte sich damit anmelden, und jede Sitzung wird eine eigene Zeitreihe.',
    leaves:
      'Das Label fällt weg, bevor irgendetwas zusammengezählt wird. Übrig bleiben je Gemeinde zwei Zeitreihen: bezahlt und gescheitert.',
    stays: 'Nichts davon. Die Frage selbst beantwortet ein Trace der Anfrage.',
    better: 'durations.record(seconds, { outcome })',
  },
]
