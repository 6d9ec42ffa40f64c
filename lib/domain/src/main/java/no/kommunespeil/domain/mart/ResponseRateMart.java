package no.kommunespeil.domain.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kommunespeil.domain.cube.CubeLayout;
import no.kommunespeil.domain.cube.Sums;
import no.kommunespeil.domain.estimate.Formulas;
import no.kommunespeil.domain.estimate.ObsStatus;
import no.kommunespeil.domain.geography.Breakdown;
import no.kommunespeil.domain.geography.UnitType;
import no.kommunespeil.domain.survey.SubSurvey;
import no.kommunespeil.domain.survey.Text;
import no.kommunespeil.domain.survey.Wave;
import no.kommunespeil.domain.survey.WaveSubSurvey;
import org.jspecify.annotations.Nullable;

/**
 * Units that answered, of the units asked, by sub-survey and group; beside it, for all units
 * together, the denominators that the reports print.
 */
final class ResponseRateMart {

  static final String NAME = "response_rate";

  static final List<String> COLUMNS =
      Columns.of(RowCells.WAVE, RowCells.SUB_SURVEY, RowCells.BREAKDOWN, RowCells.GROUP)
          .and(
              List.of(
                  "variant",
                  "variant_nb",
                  "variant_en",
                  "frame_n",
                  "answered_n",
                  "rate",
                  "obs_status",
                  "conf_status",
                  "previous_wave",
                  "previous_rate",
                  "change"))
          .list();

  /** Who is in the denominator. */
  private enum Variant {
    ELIGIBLE("eligible", new Text("Enhetene som ble spurt", "The units asked")),
    ALL_UNITS(
        "all_units", new Text("Alle kommuner og bydeler", "All municipalities and districts")),
    MUNICIPALITIES("municipalities", new Text("Kommuner", "Municipalities"));

    private final String key;
    private final Text label;

    Variant(String key, Text label) {
      this.key = key;
      this.label = label;
    }
  }

  private record Line(String subSurvey, String breakdown, String group, Variant variant) {}

  private record Rate(String wave, Double value) {}

  private static final SubSurvey ANY =
      new SubSurvey(
          CubeLayout.ANY,
          new Text("Minst én delundersøkelse", "At least one sub-survey"),
          new Text("Minst én", "At least one"),
          List.of());

  private final MartInputs inputs;
  private final SumsIndex index;
  private final Map<Line, Rate> latest = new HashMap<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  ResponseRateMart(MartInputs inputs, SumsIndex index) {
    this.inputs = inputs;
    this.index = index;
  }

  List<@Nullable Object[]> rows() {
    for (Wave wave : inputs.waves()) {
      for (WaveSubSurvey asked : wave.subSurveys()) {
        add(wave, asked.subSurvey());
      }
      add(wave, ANY);
    }
    return rows;
  }

  private void add(Wave wave, SubSurvey subSurvey) {
    for (Breakdown breakdown : inputs.breakdowns().list()) {
      for (SumsIndex.GroupAt group : index.groups(wave.key(), subSurvey.key(), breakdown)) {
        add(wave, subSurvey, breakdown, group, Variant.ELIGIBLE);
      }
    }
    Breakdown everyone = inputs.breakdowns().of(Breakdown.Kind.ALL);
    Breakdown.Group all = everyone.groups().get(0);
    long units = inputs.frames().units(wave.key(), CubeLayout.ANY, everyone.key(), all.key());
    Sums responses = index.responses(wave.key(), subSurvey.key(), everyone.key()).get(all.key());
    long answered = responses == null ? 0 : responses.answered();
    SumsIndex.GroupAt ofAll = new SumsIndex.GroupAt(all, 0, units, answered);
    add(wave, subSurvey, everyone, ofAll, Variant.ALL_UNITS);
    if (subSurvey.key().equals(CubeLayout.ANY)) {
      add(wave, subSurvey, everyone, municipalities(wave, all), Variant.MUNICIPALITIES);
    }
  }

  /** The municipalities, Oslo among them, without the districts. */
  private SumsIndex.GroupAt municipalities(Wave wave, Breakdown.Group all) {
    long units = 0;
    long answered = 0;
    Breakdown types = inputs.breakdowns().of(Breakdown.Kind.UNIT_TYPE);
    for (SumsIndex.GroupAt type : index.groups(wave.key(), CubeLayout.ANY, types)) {
      if (!type.group().key().equals(UnitType.DISTRICT.key())) {
        units += type.frame();
        answered += type.responses();
      }
    }
    return new SumsIndex.GroupAt(all, 0, units, answered);
  }

  private void add(
      Wave wave,
      SubSurvey subSurvey,
      Breakdown breakdown,
      SumsIndex.GroupAt group,
      Variant variant) {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    int at = RowCells.wave(row, 0, wave, inputs);
    at = RowCells.subSurvey(row, at, subSurvey);
    at = RowCells.breakdown(row, at, breakdown);
    at = RowCells.group(row, at, group.group(), group.order());
    Double rate = Formulas.share(group.responses(), group.frame());
    row[at] = variant.key;
    row[at + 1] = variant.label.nb();
    row[at + 2] = variant.label.en();
    row[at + 3] = group.frame();
    row[at + 4] = group.responses();
    row[at + 5] = rate;
    row[at + 6] = (rate == null ? ObsStatus.M : ObsStatus.A).name();
    row[at + 7] = RowCells.CONF_FREE;
    Line line = new Line(subSurvey.key(), breakdown.key(), group.group().key(), variant);
    Rate previous = latest.get(line);
    if (previous != null) {
      row[at + 8] = previous.wave();
      row[at + 9] = previous.value();
      row[at + 10] = rate == null ? null : (Double) (rate - previous.value());
    }
    if (rate != null) {
      latest.put(line, new Rate(wave.key(), rate));
    }
    rows.add(row);
  }
}
