package no.kommunespeil.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The example for Kubernetes, read into the types of its API, where no field may be unknown. */
class KubernetesManifestTest {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "ServiceAccount", ServiceAccount.class,
          "Role", Role.class,
          "RoleBinding", RoleBinding.class,
          "ConfigMap", ConfigMap.class,
          "Secret", Secret.class,
          "PersistentVolumeClaim", PersistentVolumeClaim.class,
          "CronJob", CronJob.class,
          "Pod", Pod.class);

  /** The types keep fields they do not know; here these are to be mistakes. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return Boolean.FALSE;
                }
              });

  private final Map<Class<?>, HasMetadata> objects;

  KubernetesManifestTest() throws IOException {
    objects =
        read(Files.readString(Program.CONF.resolve("schedulers/kubernetes.yaml"))).stream()
            .collect(Collectors.toMap(HasMetadata::getClass, Function.identity()));
  }

  private static List<HasMetadata> read(String yaml) {
    List<HasMetadata> all = new ArrayList<>();
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
      Map<?, ?> fields = (Map<?, ?>) document;
      Class<? extends HasMetadata> type = KINDS.get(String.valueOf(fields.get("kind")));
      HasMetadata read = STRICT.convertValue(document, type);
      assertThat(fields.get("apiVersion")).isEqualTo(HasMetadata.getApiVersion(type));
      all.add(read);
    }
    return all;
  }

  private <T extends HasMetadata> T the(Class<T> kind) {
    return kind.cast(Objects.requireNonNull(objects.get(kind)));
  }

  private String file(String name) {
    return Objects.requireNonNull(the(ConfigMap.class).getData().get(name));
  }

  private PodSpec driver() {
    return the(CronJob.class).getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
  }

  private Container container() {
    assertThat(driver().getContainers()).hasSize(1);
    return driver().getContainers().get(0);
  }

  private Pod executor() {
    return (Pod) read(file("executor.yaml")).get(0);
  }

  @Test
  void a_field_that_does_not_exist_would_be_found_out() {
    assertThatThrownBy(
            () -> read("{apiVersion: v1, kind: Pod, spec: {containers: [{name: x, imagee: y}]}}"))
        .hasMessageContaining("imagee");
  }

  @Test
  void it_holds_all_that_a_run_needs_and_names_fit_together() {
    assertThat(objects).hasSize(7);
    assertThat(driver().getServiceAccountName())
        .isEqualTo(the(ServiceAccount.class).getMetadata().getName());
    RoleBinding binding = the(RoleBinding.class);
    assertThat(binding.getRoleRef().getName()).isEqualTo(the(Role.class).getMetadata().getName());
    assertThat(binding.getSubjects().get(0).getName()).isEqualTo(driver().getServiceAccountName());
    assertThat(driver().getVolumes().stream().map(Volume::getName))
        .containsExactlyInAnyOrderElementsOf(
            container().getVolumeMounts().stream().map(VolumeMount::getName).toList());
    assertThat(volume("settings").getConfigMap().getName())
        .isEqualTo(the(ConfigMap.class).getMetadata().getName());
    String claim = the(PersistentVolumeClaim.class).getMetadata().getName();
    assertThat(volume("data").getPersistentVolumeClaim().getClaimName()).isEqualTo(claim);
    assertThat(file("settings.yaml"))
        .contains("options.claimName: \"" + claim + "\"")
        .contains("spark.kubernetes.container.image: \"" + container().getImage() + "\"");
    EnvVar key = variable("KOMMUNESPEIL_PSEUDONYM_KEY");
    Secret secret = the(Secret.class);
    assertThat(key.getValueFrom().getSecretKeyRef().getName())
        .isEqualTo(secret.getMetadata().getName());
    assertThat(secret.getStringData())
        .containsOnlyKeys(key.getValueFrom().getSecretKeyRef().getKey());
  }

  private Volume volume(String name) {
    return driver().getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private EnvVar variable(String name) {
    return container().getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_submits_a_command_that_exists_with_settings_that_are_understood(@TempDir Path folder)
      throws IOException {
    assertThat(container().getCommand()).containsExactly("/opt/spark/bin/spark-submit");
    List<String> ours = CommandLines.submitted(container().getArgs());
    CommandLines.understand(ours);
    for (String argument : container().getArgs()) {
      for (String name : List.of("POD_IP", "POD_NAME", "POD_NAMESPACE")) {
        assertThat(argument.contains("$(" + name + ")"))
            .as(argument)
            .isEqualTo(argument.contains("$(" + variable(name).getName() + ")"));
      }
    }
    Path settings =
        Files.writeString(
            folder.resolve("settings.yaml"),
            file("settings.yaml").replace("/opt/kommunespeil/conf", Program.CONF.toString()));
    assertThat(variable("KOMMUNESPEIL_SETTINGS").getValue())
        .isEqualTo("/etc/kommunespeil/settings.yaml");

    Program.Ended shown =
        Program.configShow(
            Map.of(
                "KOMMUNESPEIL_SETTINGS",
                settings.toString(),
                "KOMMUNESPEIL_PSEUDONYM_KEY",
                Objects.requireNonNull(the(Secret.class).getStringData().get("key"))));

    assertThat(shown.exitCode()).as(shown.output()).isZero();
    assertThat(shown.output())
        .containsPattern("--profile +cluster +settings")
        .containsPattern("--patience +30m +settings")
        .containsPattern("KOMMUNESPEIL_PSEUDONYM_KEY +set");
  }

  @Test
  void it_tries_again_where_it_makes_sense() {
    var job = the(CronJob.class).getSpec().getJobTemplate().getSpec();
    List<PodFailurePolicyRule> rules = job.getPodFailurePolicy().getRules();

    assertThat(the(CronJob.class).getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    assertThat(driver().getRestartPolicy())
        .as("a policy for failures is for pods that are not restarted")
        .isEqualTo("Never");
    assertThat(rules.stream().map(PodFailurePolicyRule::getAction))
        .containsExactly("Ignore", "Count", "FailJob");
    assertThat(rules.get(1).getOnExitCodes().getValues()).containsExactly(4);
    assertThat(rules.get(2).getOnExitCodes().getValues()).containsExactly(1, 2, 3);
    for (PodFailurePolicyRule rule : rules.subList(1, 3)) {
      assertThat(rule.getOnExitCodes().getContainerName()).isEqualTo(container().getName());
      assertThat(rule.getOnExitCodes().getOperator()).isEqualTo("In");
    }
  }

  @Test
  void neither_driver_nor_executors_have_rights_they_do_not_need() {
    for (PodSpec pod : List.of(driver(), executor().getSpec())) {
      assertThat(pod.getEnableServiceLinks()).isFalse();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      for (Container container : pod.getContainers()) {
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
            .containsExactly("ALL");
      }
    }
    assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(executor().getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(container().getResources().getLimits()).containsKey("memory");
    assertThat(container().getResources().getRequests()).containsKeys("cpu", "memory");
    assertThat(the(Role.class).getRules())
        .hasSize(1)
        .allSatisfy(rule -> assertThat(rule.getResources()).doesNotContain("*", "secrets"));
  }
}
