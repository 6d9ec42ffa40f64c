package no.kommunespeil.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.holdenkarau.spark.testing.SparkContextProvider;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which room may know which; CONTRIBUTING.md draws it. */
@AnalyzeClasses(packages = "no.kommunespeil")
class ArchitectureTest {

  private static final String[] ENGINE = {
    "org.apache.spark..", "org.apache.hadoop..", "scala..", "io.delta.."
  };

  @ArchTest
  static final ArchRule domain_knows_no_other_room =
      noClasses()
          .that()
          .resideInAPackage("no.kommunespeil.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "no.kommunespeil.report..",
              "no.kommunespeil.sample..",
              "no.kommunespeil.spark..",
              "no.kommunespeil.jobs..");

  @ArchTest
  static final ArchRule report_knows_only_domain =
      noClasses()
          .that()
          .resideInAPackage("no.kommunespeil.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "no.kommunespeil.sample..", "no.kommunespeil.spark..", "no.kommunespeil.jobs..");

  @ArchTest
  static final ArchRule sample_knows_only_domain =
      noClasses()
          .that()
          .resideInAPackage("no.kommunespeil.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "no.kommunespeil.report..", "no.kommunespeil.spark..", "no.kommunespeil.jobs..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule spark_knows_only_domain =
      noClasses()
          .that()
          .resideInAPackage("no.kommunespeil.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "no.kommunespeil.report..", "no.kommunespeil.sample..", "no.kommunespeil.jobs..");

  @ArchTest
  static final ArchRule domain_report_and_sample_are_plain_java =
      noClasses()
          .that()
          .resideInAnyPackage(
              "no.kommunespeil.domain..", "no.kommunespeil.report..", "no.kommunespeil.sample..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ENGINE);

  /** Not even of bytes we wrote: between its processes, Spark does that by itself. */
  @ArchTest
  static final ArchRule nothing_turns_bytes_into_objects_of_whatever_class_they_name =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.beans.XMLDecoder")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(
              "com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.esotericsoftware.kryo..", "org.yaml.snakeyaml..", "com.thoughtworks.xstream..");

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices().matching("no.kommunespeil.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule every_package_says_what_may_be_null =
      classes().should(resideInAPackageThatIsNullMarked());

  @ArchTest
  static final ArchRule spark_testing_base_is_held_and_not_inherited =
      classes()
          .that()
          .areAssignableTo(SparkContextProvider.class)
          .should()
          .be(LocalSpark.class)
          .because("a test class that inherits it would need Hive to be looked at by JUnit");

  @ArchTest
  static final ArchRule tests_are_written_in_jupiter =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.scalatest..", "org.junit", "org.mockito..");

  @Test
  void scalatest_is_not_on_the_class_path() {
    assertThatThrownBy(() -> Class.forName("org.scalatest.Suite"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private static ArchCondition<JavaClass> resideInAPackageThatIsNullMarked() {
    return new ArchCondition<>("reside in a package annotated with @NullMarked") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                item, marked, item.getPackageName() + " of " + item.getSimpleName()));
      }
    };
  }
}
