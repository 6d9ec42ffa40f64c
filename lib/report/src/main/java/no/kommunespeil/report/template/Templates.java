package no.kommunespeil.report.template;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * HTML templates that lie beside a class. Whatever a model holds is escaped, in every place of a
 * template; numbers are written for programs, so that pages do not hang on a locale.
 */
public final class Templates {

  private final Configuration configuration;

  /**
   * @param beside the class in whose package's resources the templates are
   */
  public Templates(Class<?> beside) {
    configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(beside, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
  }

  /**
   * The page a template makes of a model.
   *
   * @param name the template's file
   * @param model records, lists, texts, numbers and booleans by name
   * @throws IllegalStateException when the template asks for what the model does not have
   */
  public String page(String name, Map<String, ?> model) throws IOException {
    StringWriter page = new StringWriter();
    try {
      configuration.getTemplate(name).process(model, page);
    } catch (TemplateException e) {
      throw new IllegalStateException("Template " + name + " does not fit its model.", e);
    }
    return page.toString();
  }
}
