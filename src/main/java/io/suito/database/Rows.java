package io.suito.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes records of rows: components take columns by position; instants, dates and numbers are converted. */
final class Rows {
    private Rows() {}

    /** How a record is made; asking its class again for each row would cost more than the row. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            Class<?>[] components = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(components);
                constructor.setAccessible(true);
                return new Shape(constructor, constructor.getParameterTypes());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static final class Shape {
        private final Constructor<?> constructor;
        private final Class<?>[] components;

        Shape(Constructor<?> constructor, Class<?>[] components) {
            this.constructor = constructor;
            this.components = components;
        }
    }

    static <R> @Nullable R into(Class<R> type, @Nullable Object[] values) {
        if (!type.isRecord()) {
            return type.cast(convert(values[0], type));
        }
        Shape shape = SHAPES.get(type);
        if (shape.components.length != values.length) {
            throw new IllegalStateException(
                    type.getSimpleName() + " has " + shape.components.length + " components, the row " + values.length);
        }
        @Nullable Object[] arguments = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            arguments[i] = convert(values[i], shape.components[i]);
        }
        return type.cast(construct(shape.constructor, arguments));
    }

    private static Object construct(Constructor<?> constructor, @Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "cannot make " + constructor.getDeclaringClass().getSimpleName() + " of a row", e);
        }
    }

    private static @Nullable Object convert(@Nullable Object value, Class<?> type) {
        if (value == null) {
            return null;
        }
        if (type == Instant.class) {
            return instant(value);
        }
        if (type == LocalDate.class && value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof Number number) {
            return number(number, type);
        }
        if (type == String.class && value instanceof Character character) {
            return character.toString();
        }
        return value;
    }

    private static Object number(Number number, Class<?> type) {
        if (type == long.class || type == Long.class) {
            return number.longValue();
        }
        return type == int.class || type == Integer.class ? (Object) Math.toIntExact(number.longValue()) : number;
    }

    private static Object instant(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : value;
    }
}
