package io.suito;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** No field, parameter or result is a floating-point number, and no method that takes or returns one is called. */
final class NoFloatingPoint extends ArchCondition<JavaClass> {
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    NoFloatingPoint() {
        super("have nothing to do with double and float");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            refuse(events, type, Stream.of(field.getRawType()), field.getFullName());
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            refuse(
                    events,
                    type,
                    signature(unit.getRawParameterTypes().stream(), unit.getRawReturnType()),
                    unit.getFullName());
        }
        type.getCodeUnitAccessesFromSelf()
                .forEach(access -> refuse(
                        events,
                        type,
                        signature(
                                access.getTarget().getRawParameterTypes().stream(),
                                access.getTarget().getRawReturnType()),
                        access.getDescription()));
    }

    private static Stream<JavaClass> signature(Stream<JavaClass> parameters, JavaClass result) {
        return Stream.concat(parameters, Stream.of(result));
    }

    private static void refuse(ConditionEvents events, JavaClass type, Stream<JavaClass> types, String what) {
        if (types.anyMatch(t -> FLOATING.contains(t.getBaseComponentType().getName()))) {
            events.add(SimpleConditionEvent.violated(type, what + " uses a floating-point number"));
        }
    }
}
