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

    static <R> @Nullable R into(Class<R> type, @Nullable Object[] values) {
        if (!type.isRecord()) {
            return type.cast(convert(values[0], type));
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != values.length) {
            throw new IllegalStateException(
                    type.getSimpleName() + " has " + components.length + " components, the row " + values.length);
        }
        @Nullable Object[] arguments = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            arguments[i] = convert(values[i], components[i].getType());
        }
        return construct(type, components, arguments);
    }

    private static <R> R construct(Class<R> type, RecordComponent[] components, @Nullable Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("cannot make " + type.getSimpleName() + " of a row", e);
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
