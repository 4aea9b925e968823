package io.suito;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.suito.sandbox.SandboxOptions;
import io.suito.text.Refusal;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Holds the house to {@code docs/architecture.md}: who may know whom, and what belongs in one room only. */
@AnalyzeClasses(packages = "io.suito", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] SYSTEMS = {
        "io.suito.payouts..",
        "io.suito.billing..",
        "io.suito.franchise..",
        "io.suito.licensing..",
        "io.suito.subscriptions.."
    };
    private static final String[] MONEY = {"io.suito.money..", "io.suito.ledger..", "io.suito.payouts.."};

    @ArchTest
    static final ArchRule every_class_has_a_room = classes()
            .should()
            .resideInAnyPackage(Rooms.packages())
            .because("a new room is a decision: enter it in Rooms and in docs/architecture.md");

    @ArchTest
    static final ArchRule imports_point_downwards = classes()
            .should(Rooms.importOnlyWhatTheyMay())
            .because("whoever changes a room must see from its imports alone what the change can reach");

    @ArchTest
    static final ArchRule systems_do_not_import_one_another = slices().matching("io.suito.(*)..")
            .that(describe(
                    "are systems",
                    slice -> slice.stream()
                            .anyMatch(type -> resideInAnyPackage(SYSTEMS).test(type))))
            .should()
            .notDependOnEachOther()
            .because("what two systems share moves down, to the ledger or below");

    @ArchTest
    static final ArchRule rooms_have_no_cycles = slices().matching("io.suito.(*)..")
            .should()
            .beFreeOfCycles()
            .because("two rooms that need each other are one room");

    @ArchTest
    static final ArchRule rooms_within_a_room_have_no_cycles = slices().matching("io.suito.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("the same holds inside; only a room's front package may be known to and know its inner ones");

    @ArchTest
    static final ArchRule the_sandbox_knows_nothing_of_the_rest = noClasses()
            .that()
            .resideInAPackage("io.suito.sandbox..")
            .should(dependOnClassesThat(describe(
                    "are of the product, other than Refusal",
                    type -> type.getPackageName().startsWith("io.suito")
                            && !type.getPackageName().startsWith("io.suito.sandbox")
                            && !type.isEquivalentTo(Refusal.class))))
            .because("an oracle that shares code with what it judges shares its mistakes");

    @ArchTest
    static final ArchRule only_the_stripe_room_knows_the_library_of_stripe = noClasses()
            .that()
            .resideOutsideOfPackage("io.suito.stripe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..")
            .because("nothing is sent to Stripe but by the sender, from a command that was written down");

    @ArchTest
    static final ArchRule only_the_database_room_knows_hibernate = noClasses()
            .that()
            .resideOutsideOfPackage("io.suito.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "org.flywaydb..", "com.zaxxer..")
            .because("there is one way to run a transaction: Transactions, Tx, Sql (decision 0003)");

    @ArchTest
    static final ArchRule only_entities_know_jakarta_persistence = noClasses()
            .that()
            .areNotAnnotatedWith(Entity.class)
            .and()
            .resideOutsideOfPackage("io.suito.database..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..")
            .because("mapping stands on the entity, and an entity manager is nobody's business (decision 0003)");

    @ArchTest
    static final ArchRule entities_stay_in_their_room = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic()
            .because("an entity does not leave its transaction, so nobody outside its room may hold one");

    @ArchTest
    static final ArchRule json_is_jackson_3 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.gson..", "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
            .because("two libraries for JSON write two kinds of JSON (decision 0002)");

    @ArchTest
    static final ArchRule only_the_desktop_knows_javafx = noClasses()
            .that()
            .resideOutsideOfPackage("io.suito.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..")
            .because("everything else must run on a machine without a display");

    @ArchTest
    static final ArchRule view_models_know_no_scenes = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .or()
            .haveSimpleNameEndingWith("Model")
            .and()
            .resideInAPackage("io.suito.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..", "org.controlsfx..")
            .because("what a screen shows and does is tested without a window");

    @ArchTest
    static final ArchRule views_only_bind = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .and()
            .resideInAPackage("io.suito.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.suito.database..", "io.suito.app..", "io.suito.request..")
            .because("a view that reads or asks has a rule in it that no test sees");

    @ArchTest
    static final ArchRule money_is_whole_yen = classes()
            .that()
            .resideInAnyPackage(MONEY)
            .should(new NoFloatingPoint())
            .because("JPY has no minor unit, and a double cannot hold every yen");

    @ArchTest
    static final ArchRule nobody_asks_the_machine_what_time_it_is = noClasses()
            .should()
            .callMethodWhere(readsTheMachinesClock())
            .orShould(dependOnClassesThat(describe(
                    "are dates without a clock",
                    type -> type.isEquivalentTo(Date.class) || type.isEquivalentTo(Calendar.class))))
            .because("now is the database's, or that of a java.time.Clock that a test can set");

    @ArchTest
    static final ArchRule clocks_of_the_machine_are_made_where_the_program_begins = noClasses()
            .that()
            .resideOutsideOfPackages("io.suito.cli..", "io.suito.app", "io.suito.daemon..", "io.suito.desktop..")
            .and()
            .areNotAssignableTo(SandboxOptions.class)
            .should()
            .callMethodWhere(describe(
                    "makes a clock of the machine",
                    (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Clock.class)
                            && call.getTarget().getName().startsWith("system")))
            .because("everybody else is given one");

    @ArchTest
    static final ArchRule only_the_command_line_writes_to_standard_output = noClasses()
            .that()
            .resideOutsideOfPackage("io.suito.cli..")
            .should()
            .accessFieldWhere(describe(
                    "is a standard stream",
                    (JavaFieldAccess access) -> (access.getTargetOwner().isEquivalentTo(System.class)
                                    || access.getTargetOwner().isEquivalentTo(java.io.FileDescriptor.class))
                            && Set.of("out", "err").contains(access.getTarget().getName())))
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("with --json standard output holds one document and nothing else");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(Rooms.beInNullMarkedPackages())
            .because("what may be null says so, and NullAway holds it only where " + NullMarked.class.getSimpleName()
                    + " stands");

    private static DescribedPredicate<JavaMethodCall> readsTheMachinesClock() {
        return describe("reads the machine's clock", call -> {
            JavaClass owner = call.getTargetOwner();
            String method = call.getTarget().getName();
            boolean now = owner.getPackageName().equals("java.time")
                    && method.equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
            return now || (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"));
        });
    }
}
