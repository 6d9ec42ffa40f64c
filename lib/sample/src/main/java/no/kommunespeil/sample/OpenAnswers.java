package no.kommunespeil.sample;

import java.util.List;

/** Harmless made-up answers to open questions; some are awkward to write to a file, on purpose. */
final class OpenAnswers {

  private static final List<String> SHORT =
      List.of(
          "Syntetisk svar: ja.",
          "Syntetisk svar: ingen merknad.",
          "Syntetisk svar: \"vet ikke ennå\".",
          "Syntetisk svar; kommer tilbake.",
          "=Syntetisk svar",
          "+Syntetisk svar",
          "Syntetisk svar, ikke aktuelt.");

  private static final List<String> ELABORATED =
      List.of(
          "Syntetisk svar: vi møtes fast hver måned og fordeler oppgavene mellom kontorene i kommunen.",
          "Syntetisk svar: samarbeidet er nytt; vi trenger mer tid, flere møter og en tydeligere avtale om"
              + " hvem som gjør hva.",
          "Syntetisk svar: tre tiltak er i gang.\nDet første er kurs for ansatte, det andre er faste"
              + " møter, det tredje er veiledning.",
          "Syntetisk svar: ordningen kalles \"åpen dør\" og gir deltakerne råd uten avtale to dager i"
              + " uken.",
          "=Syntetisk svar som begynner med et likhetstegn og derfor ikke skal leses som en formel i"
              + " regneark",
          "Syntetisk svar: vi bruker e-post, sms og oppslag på flere språk, og ringer dem som ikke svarer"
              + " på innkallingen.",
          "+Syntetisk svar: flere praksisplasser, mindre grupper og bedre tid til hver enkelt deltaker"
              + " står øverst på listen.");

  private static final String EMOJI =
      "Syntetisk svar: deltakerne gir gode tilbakemeldinger på tilbudet og møter stort sett opp som"
          + " avtalt \uD83D\uDE42";

  private OpenAnswers() {}

  static String elaborated(int pick, boolean unicode) {
    int last = ELABORATED.size();
    int number = pick % (last + 1);
    return number < last ? ELABORATED.get(number) : unicode ? EMOJI : ELABORATED.get(0);
  }

  static String brief(int pick) {
    return SHORT.get(pick % SHORT.size());
  }
}
