package io.suito;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rooms of the house and what each may import, from the top floor to the ground. */
final class Rooms {
    private static final String ROOT = "io.suito";
    private static final Set<String> GROUND = Set.of("database", "listing", "time", "money", "text");
    private static final Set<String> CROSS_CUTTING = Set.of("stripe", "request", "schedule", "attention");

    /** {@code ""} is the package of the main class. The command line begins where the composition root ends. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("", Set.of("cli")),
            Map.entry("cli", and(CROSS_CUTTING, GROUND, "desktop", "app", "payouts", "ledger", "sandbox")),
            Map.entry("desktop", and(CROSS_CUTTING, GROUND, "app", "payouts", "ledger")),
            Map.entry("app", and(CROSS_CUTTING, GROUND, "payouts", "ledger", "sandbox")),
            Map.entry("payouts", and(CROSS_CUTTING, GROUND, "ledger")),
            Map.entry("ledger", and(CROSS_CUTTING, GROUND)),
            Map.entry("stripe", and(GROUND, Set.of(), "request", "attention")),
            Map.entry("request", GROUND),
            Map.entry("schedule", and(GROUND, Set.of(), "request")),
            Map.entry("attention", GROUND),
            Map.entry("listing", Set.of("database")),
            Map.entry("database", Set.of("text", "time")),
            Map.entry("money", Set.of("text")),
            Map.entry("time", Set.of("text")),
            Map.entry("text", Set.of()),
            Map.entry("sandbox", Set.of("text"))));

    private Rooms() {}

    private static Set<String> and(Set<String> some, Set<String> more, String... others) {
        return Stream.of(some.stream(), more.stream(), Stream.of(others))
                .flatMap(names -> names)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Package identifiers of all rooms. */
    static String[] packages() {
        return MAY_IMPORT.keySet().stream()
                .map(room -> room.isEmpty() ? ROOT : ROOT + "." + room + "..")
                .toArray(String[]::new);
    }

    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.", 2)[0];
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    static ArchCondition<JavaClass> importOnlyWhatTheyMay() {
        return new ArchCondition<>("import only rooms below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = roomOf(type);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && !mayImport(from, roomOf(target))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayImport(String from, String to) {
        return from.equals(to) || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
    }

    static ArchCondition<JavaClass> beInNullMarkedPackages() {
        return new ArchCondition<>("be in packages annotated with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " is in a package without package-info.java or without @NullMarked"));
                }
            }
        };
    }
}
