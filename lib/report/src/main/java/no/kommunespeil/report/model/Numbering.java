package no.kommunespeil.report.model;

import no.kommunespeil.report.model.ReportModel.Chapter;

/** Numbers the figures of chapters through a whole report. */
public final class Numbering {

  private int last;

  public Numbering() {}

  /** The chapter with its figures numbered after those of the chapter before. */
  public Chapter of(Chapter chapter) {
    return new Chapter(
        chapter.id(),
        chapter.title(),
        chapter.sentences(),
        chapter.paragraphs(),
        chapter.figures().stream().map(figure -> figure.numbered(++last)).toList(),
        chapter.tables().stream().map(figure -> figure.numbered(++last)).toList());
  }
}
