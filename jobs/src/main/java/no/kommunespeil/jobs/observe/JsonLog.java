package no.kommunespeil.jobs.observe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout.EventTemplateAdditionalField;

/**
 * The log as one JSON object per line, as long as this is open: all of it, what Spark warns of too.
 *
 * <p>It goes to the log file, or to standard error where none is named. Whatever else log4j has
 * been configured to write to is left out meanwhile, since no program could read the two mixed.
 */
public final class JsonLog implements AutoCloseable {

  /** System property that names the log file. */
  public static final String FILE = "kommunespeil.log";

  private static final String NAME = "kommunespeil-json";
  private static final String OWN = "no.kommunespeil";

  private final LoggerContext context;
  private final List<AppenderRef> before;

  private JsonLog(LoggerContext context, List<AppenderRef> before) {
    this.context = context;
    this.before = before;
  }

  /**
   * Begins.
   *
   * @param run id of the run, which every line has
   * @param command its name, likewise
   */
  public static JsonLog start(String run, String command) {
    LoggerContext context = LoggerContext.getContext(false);
    Configuration configuration = context.getConfiguration();
    Appender appender = appender(layout(configuration, run, command), configuration);
    appender.start();
    Configurator.setLevel(OWN, Level.INFO);
    LoggerConfig root = configuration.getRootLogger();
    List<AppenderRef> before = List.copyOf(root.getAppenderRefs());
    before.forEach(other -> root.removeAppender(other.getRef()));
    root.addAppender(appender, null, null);
    context.updateLoggers();
    return new JsonLog(context, before);
  }

  private static JsonTemplateLayout layout(
      Configuration configuration, String run, String command) {
    return JsonTemplateLayout.newBuilder()
        .setConfiguration(configuration)
        .setCharset(StandardCharsets.UTF_8)
        .setEventTemplateUri("classpath:no/kommunespeil/jobs/observe/log.json")
        .setEventTemplateAdditionalFields(
            new EventTemplateAdditionalField[] {field("run_id", run), field("command", command)})
        .build();
  }

  private static EventTemplateAdditionalField field(String key, String value) {
    return EventTemplateAdditionalField.newBuilder().setKey(key).setValue(value).build();
  }

  private static Appender appender(JsonTemplateLayout layout, Configuration configuration) {
    String file = System.getProperty(FILE, "");
    if (file.isEmpty()) {
      return ConsoleAppender.newBuilder()
          .setName(NAME)
          .setTarget(ConsoleAppender.Target.SYSTEM_ERR)
          .setLayout(layout)
          .setConfiguration(configuration)
          .build();
    }
    return FileAppender.newBuilder()
        .setName(NAME)
        .withFileName(file)
        .setLayout(layout)
        .setConfiguration(configuration)
        .build();
  }

  /** Ends; log4j writes again as it was configured to. */
  @Override
  public void close() {
    Configuration configuration = context.getConfiguration();
    LoggerConfig root = configuration.getRootLogger();
    Appender mine = root.getAppenders().get(NAME);
    root.removeAppender(NAME);
    for (AppenderRef ref : before) {
      Appender appender = configuration.getAppender(ref.getRef());
      if (appender != null) {
        root.addAppender(appender, ref.getLevel(), ref.getFilter());
      }
    }
    context.updateLoggers();
    if (mine != null) {
      mine.stop();
    }
  }
}
