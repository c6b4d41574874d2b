package tansiq.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The floor plan of ARCHITECTURE.md for {@code core}, as a test: the order of its packages and what
 * the pure rules never touch.
 */
class ArchitectureTest {
  /** From the ground up; a package imports only packages that stand before it. */
  static final List<String> ORDER =
      List.of(
          "json",
          "proof",
          "record",
          "ledger",
          "alliance",
          "release",
          "exchange",
          "place",
          "report",
          "incident",
          "presence",
          "notice",
          "agreement",
          "border",
          "council",
          "crisis",
          "cases",
          "watch",
          "picture",
          "measure",
          "view",
          "member",
          "simulator");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tansiq.core");

  /** Names that say nothing about what a type is for. */
  private static final List<String> HOLLOW_NAMES =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "Base");

  /** {@code Math} leaves the last bit of these to the machine; {@code StrictMath} does not. */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(rooms()).isNotEmpty().isSubsetOf(ORDER);
  }

  @Test
  void aPackageImportsOnlyPackagesBeforeIt() {
    for (String room : rooms()) {
      String[] later =
          ORDER.subList(ORDER.indexOf(room) + 1, ORDER.size()).stream()
              .map(other -> "tansiq.core." + other + "..")
              .toArray(String[]::new);
      if (later.length == 0) {
        continue;
      }
      noClasses()
          .that()
          .resideInAPackage("tansiq.core." + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .because(room + " stands before them in the floor plan")
          .check(CORE);
    }
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching("tansiq.core.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void coreKnowsNothingOfTheHouseAroundIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tansiq.node..", "tansiq.cli..", "tansiq.bench..")
        .check(CORE);
  }

  @Test
  void coreTouchesNoFilesSocketsOrDatabases() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.nio.file..")
                .or(resideInAPackage("java.nio.channels.."))
                .or(resideInAPackage("java.net.."))
                .or(resideInAPackage("javax.net.."))
                .or(resideInAPackage("java.sql.."))
                .or(resideInAPackage("javax.sql.."))
                .or(resideInAPackage("java.lang.foreign.."))
                .or(DescribedPredicate.describe("are files of java.io", ArchitectureTest::isFile)))
        .because("core is rules alone; files are behind Disk, connections in node")
        .check(CORE);
  }

  @Test
  void coreStartsNoThreads() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("run or schedule work", ArchitectureTest::isThread))
        .orShould()
        .accessTargetWhere(called("parallel", ArchitectureTest::isParallel))
        .because("whoever calls core decides on which thread it runs")
        .check(CORE);
  }

  @Test
  void coreAsksNoClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.time.Clock.class, java.time.InstantSource.class, java.util.Date.class)
        .orShould()
        .accessTargetWhere(called("ask the time", ArchitectureTest::isClock))
        .because("the time comes in as a value")
        .check(CORE);
  }

  @Test
  void onlyTheSimulatorDrawsAndOnlyFromASeed() {
    noClasses()
        .that()
        .resideOutsideOfPackage("tansiq.core.simulator..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("draw numbers", ArchitectureTest::isRandom))
        .orShould()
        .accessTargetWhere(called("draw a number", ArchitectureTest::isUnseeded))
        .because("salts come in as values")
        .check(CORE);
    noClasses()
        .should()
        .accessTargetWhere(called("draw without a seed", ArchitectureTest::isUnseeded))
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .orShould()
        .callConstructor(java.security.SecureRandom.class)
        .because("a failure must be replayed from its seed")
        .check(CORE);
  }

  @Test
  void coreDependsOnNoMachineSettings() {
    noClasses()
        .should()
        .accessTargetWhere(called("use a default of this machine", ArchitectureTest::isDefault))
        .because("two nodes with other settings compute the same picture")
        .check(CORE);
  }

  @Test
  void coreComputesTheSameBitsEverywhere() {
    noClasses()
        .should()
        .accessTargetWhere(
            called(
                "leave the last bit to the machine",
                call -> owner(call).equals("java.lang.Math") && INEXACT.contains(call.getName())))
        .because("StrictMath gives the same bits on each machine")
        .check(CORE);
  }

  @Test
  void eachPackageHasADoor() {
    List<String> without =
        rooms().stream()
            .map(room -> CORE.getPackage("tansiq.core." + room))
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(without).as("packages without a package-info.java that is @NullMarked").isEmpty();
  }

  @Test
  void namesSayWhatATypeIsFor() {
    for (String hollow : HOLLOW_NAMES) {
      noClasses().should().haveNameMatching(".*" + hollow).check(CORE);
    }
    assertThat(CORE.stream().filter(simpleNameEndingWith("Exception")).toList())
        .as("bad input is a verdict, not an exception")
        .isEmpty();
  }

  @Test
  void factsAreNotChangedFromOutside() {
    classes().should(haveNoOpenFields()).check(CORE);
  }

  /** The packages of core that hold classes, by the first part of their name. */
  private static Set<String> rooms() {
    return CORE.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith("tansiq.core."))
        .map(name -> name.split("\\.")[2])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static DescribedPredicate<JavaAccess<?>> called(
      String what, Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }

  private static String owner(JavaAccess<?> call) {
    return call.getTargetOwner().getFullName();
  }

  private static boolean isFile(JavaClass type) {
    return type.getPackageName().equals("java.io")
        && (type.getSimpleName().startsWith("File")
            || type.getSimpleName().equals("RandomAccessFile"));
  }

  private static boolean isThread(JavaClass type) {
    String name = type.getFullName();
    return name.equals("java.lang.Thread")
        || name.startsWith("java.lang.Thread$")
        || name.startsWith("java.util.Timer")
        || (type.getPackageName().equals("java.util.concurrent")
            && (name.contains("Executor")
                || name.contains("ForkJoin")
                || name.contains("Future")
                || name.contains("StructuredTaskScope")));
  }

  private static boolean isParallel(JavaAccess<?> call) {
    return call.getName().equals("parallelStream")
        || (call.getName().equals("parallel") && owner(call).startsWith("java.util.stream."));
  }

  private static boolean isClock(JavaAccess<?> call) {
    String owner = owner(call);
    return (owner.equals("java.lang.System")
            && (call.getName().equals("currentTimeMillis") || call.getName().equals("nanoTime")))
        || (owner.startsWith("java.time.") && call.getName().equals("now"));
  }

  private static boolean isRandom(JavaClass type) {
    return type.getPackageName().equals("java.util.random")
        || Set.of(
                "java.util.Random",
                "java.util.SplittableRandom",
                "java.security.SecureRandom",
                "java.util.concurrent.ThreadLocalRandom")
            .contains(type.getFullName());
  }

  private static boolean isUnseeded(JavaAccess<?> call) {
    return owner(call).equals("java.util.concurrent.ThreadLocalRandom")
        || (owner(call).equals("java.lang.Math") && call.getName().equals("random"))
        || (owner(call).equals("java.lang.StrictMath") && call.getName().equals("random"))
        || (owner(call).equals("java.util.UUID") && call.getName().equals("randomUUID"));
  }

  private static boolean isDefault(JavaAccess<?> call) {
    String owner = owner(call);
    int parameters =
        call.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
            ? target.getRawParameterTypes().size()
            : 0;
    return switch (call.getName()) {
      case "getDefault" -> owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone");
      case "systemDefault" -> owner.equals("java.time.ZoneId");
      case "defaultCharset" -> owner.equals("java.nio.charset.Charset");
      case "toLowerCase", "toUpperCase" -> owner.equals("java.lang.String") && parameters == 0;
      case "format" -> owner.equals("java.lang.String") && parameters == 2;
      case "formatted" -> owner.equals("java.lang.String");
      case "getBytes" -> owner.equals("java.lang.String") && parameters == 0;
      case "getenv", "getProperty" -> owner.equals("java.lang.System");
      default -> false;
    };
  }

  private static ArchCondition<JavaClass> haveNoOpenFields() {
    return new ArchCondition<>("have no public field that can change") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .forEach(field ->
                events.add(
                    SimpleConditionEvent.violated(
                        field, field.getFullName() + " is public and not final")));
      }
    };
  }
}
