package tansiq.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The floor plan of ARCHITECTURE.md for {@code node} and {@code cli}, which only this module sees
 * whole; {@code core} has its own test of this name.
 */
class ArchitectureTest {
  /** From the ground up; a package imports only packages that stand before it. */
  private static final List<String> NODE =
      List.of(
          "disk",
          "audit",
          "loop",
          "intake",
          "link",
          "delivery",
          "paper",
          "api",
          "start",
          "example");

  /** As for the node; the commands themselves are in the package that holds these. */
  private static final List<String> CLI = List.of("exit", "screen", "client", "upload", "demo");

  private static final List<String> HOLLOW_NAMES =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "Base");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tansiq.core", "tansiq.node", "tansiq.cli");

  @Test
  void modulesPointOneWay() {
    noClasses()
        .that()
        .resideInAPackage("tansiq.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tansiq.node..", "tansiq.cli..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage("tansiq.node..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tansiq.cli..")
        .check(HOUSE);
  }

  @Test
  void everyPackageOfTheNodeHasItsPlaceInTheOrder() {
    assertThat(rooms("tansiq.node")).isNotEmpty().isSubsetOf(NODE);
    assertThat(rooms("tansiq.cli")).isNotEmpty().isSubsetOf(CLI);
  }

  @Test
  void aPackageImportsOnlyPackagesBeforeIt() {
    inOrder("tansiq.node", NODE);
    inOrder("tansiq.cli", CLI);
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching("tansiq.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void commandsReachTheNodeByItsDoorsAlone() {
    noClasses()
        .that()
        .resideInAPackage("tansiq.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tansiq.node.loop..", "tansiq.node.link..", "tansiq.node.api..")
        .because("a command speaks to a node by its API, or starts one by node.start")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("tansiq.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(HOUSE);
  }

  @Test
  void eachPackageHasADoor() {
    List<String> without =
        HOUSE.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertThat(without).as("packages without a package-info.java that is @NullMarked").isEmpty();
  }

  @Test
  void namesSayWhatATypeIsFor() {
    for (String hollow : HOLLOW_NAMES) {
      noClasses().should().haveNameMatching(".*" + hollow).check(HOUSE);
    }
  }

  private static void inOrder(String house, List<String> order) {
    for (String room : rooms(house)) {
      int place = order.indexOf(room);
      String[] later =
          order.stream()
              .skip(place + 1L)
              .map(other -> house + "." + other + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(house + "." + room + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .because(room + " stands before them in the floor plan")
            .check(HOUSE);
      }
    }
  }

  private static Set<String> rooms(String house) {
    return HOUSE.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(house + "."))
        .map(name -> name.split("\\.")[2])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
