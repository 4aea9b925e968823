package io.suito.sandbox.store;

import io.suito.sandbox.store.Store.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One effect in the making: reads see its own writes; nothing is in the store before the work has returned. */
public final class Tx {
    /** Fields by which objects of a type can be looked up without reading all of them. */
    private static final Map<String, List<String>> INDEXED = Map.of(
            "transfer", List.of("transfer_group", "destination"),
            "transfer_reversal", List.of("transfer"),
            "charge", List.of("payment_intent", "transfer_group"),
            "balance_transaction", List.of("source"));

    private static final String AFTER_ALL = "~";

    private final Store store;
    private final Map<Table, TreeMap<String, @Nullable String>> changes = new EnumMap<>(Table.class);
    private boolean wroteObjects;

    Tx(Store store) {
        this.store = store;
    }

    /** A new id with Stripe's prefix of the type, {@code tr}. */
    public String newId(String prefix) {
        return store.ids().id(prefix, store.nextNumber());
    }

    /** The object of that id, whatever its type. */
    public @Nullable StoredObject find(String id) {
        String text = get(Table.OBJECTS, id);
        return text == null ? null : StoredObject.read(text);
    }

    /** Stores a new object; {@code created} and {@code id} are read from it. */
    public void insert(String type, String account, ObjectNode data) {
        String order = StoredObject.order(data.path("created").asLong(), store.nextNumber());
        StoredObject object = new StoredObject(type, account, order, data);
        put(Table.OBJECTS, object.id(), object.write());
        put(Table.INDEX, type + "|" + account + "|" + order, object.id());
        for (String field : INDEXED.getOrDefault(type, List.of())) {
            String value = Json.text(data, field);
            if (value != null) {
                put(Table.INDEX, indexed(type, field, value) + "|" + account + "|" + order, object.id());
            }
        }
        wroteObjects = true;
    }

    /** Replaces the fields of an object; those it is looked up by must stay as they are. */
    public void update(StoredObject object, ObjectNode data) {
        StoredObject changed = new StoredObject(object.type(), object.account(), object.order(), data);
        put(Table.OBJECTS, object.id(), changed.write());
        wroteObjects = true;
    }

    /** Which objects a list walks over. */
    public record Range(
            String type, @Nullable String field, @Nullable String value, String account, long from, long to) {
        /** All objects of a type in an account. */
        public static Range all(String type, String account) {
            return new Range(type, null, null, account, 0, 99_999_999_999L);
        }

        /** Only those whose indexed field has the value. */
        public Range where(String indexedField, @Nullable String wanted) {
            return wanted == null ? this : new Range(type, indexedField, wanted, account, from, to);
        }

        /** Only those created in these seconds, both included. */
        public Range created(long first, long last) {
            return new Range(type, field, value, account, Math.max(from, first), Math.min(to, last));
        }

        String prefix() {
            String head = field == null || value == null ? type : indexed(type, field, value);
            return head + "|" + account + "|";
        }
    }

    /**
     * Objects in the order of lists, newest first, or the other way round. Reads committed effects only: a list never
     * happens in the middle of an effect.
     *
     * @param beyond the order of the object to start after, or null
     */
    public List<StoredObject> scan(
            Range range, @Nullable String beyond, boolean newestFirst, int limit, Predicate<StoredObject> filter) {
        String low = range.prefix() + "%011d".formatted(range.from());
        String high = range.prefix() + "%011d".formatted(range.to()) + AFTER_ALL;
        String from = newestFirst ? high : low;
        String to = newestFirst ? low : high;
        if (beyond != null) {
            from = range.prefix() + beyond;
        }
        List<StoredObject> found = new ArrayList<>();
        if (range.from() > range.to()) {
            return found;
        }
        Cursor<String, String> cursor = store.map(Table.INDEX).cursor(from, to, newestFirst);
        while (found.size() < limit && cursor.hasNext()) {
            String key = cursor.next();
            if (beyond != null && key.endsWith(beyond)) {
                continue;
            }
            StoredObject object = find(cursor.getValue());
            if (object != null && filter.test(object)) {
                found.add(object);
            }
        }
        return found;
    }

    /** Every object of a type, of all accounts: the oracle's view. */
    public List<StoredObject> everything(String type) {
        List<StoredObject> found = new ArrayList<>();
        Cursor<String, String> cursor = store.map(Table.INDEX).cursor(type + "|", type + "|" + AFTER_ALL, false);
        while (cursor.hasNext()) {
            cursor.next();
            StoredObject object = find(cursor.getValue());
            if (object != null) {
                found.add(object);
            }
        }
        return found;
    }

    /** An account's yen. */
    public record Balance(long available, long pending) {}

    /** What the account holds. */
    public Balance balance(String account) {
        String text = get(Table.BALANCES, account);
        if (text == null) {
            return new Balance(0, 0);
        }
        int slash = text.indexOf('/');
        return new Balance(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    /** Moves an account's yen, up or down. */
    public void move(String account, long available, long pending) {
        Balance old = balance(account);
        put(Table.BALANCES, account, (old.available() + available) + "/" + (old.pending() + pending));
    }

    /** Accounts that ever held money. */
    public List<String> accountsWithBalance() {
        return store.map(Table.BALANCES).keyList();
    }

    /** Something that happens by itself later: at that second of the sandbox's clock. */
    public void schedule(long atMillis, ObjectNode task) {
        put(Table.DUE, "%015d-%012d".formatted(atMillis, store.nextNumber()), task.toString());
    }

    /** A task whose time has come, with the millisecond it was due; taken out of the list. */
    public record Due(long atMillis, ObjectNode task) {}

    /** The earliest task that is due by then. To be asked first thing in an effect: it does not see own writes. */
    public @Nullable Due takeDue(long nowMillis) {
        String key = store.map(Table.DUE).firstKey();
        if (key == null || Long.parseLong(key.substring(0, 15)) > nowMillis) {
            return null;
        }
        String text = get(Table.DUE, key);
        remove(Table.DUE, key);
        return text == null ? null : new Due(Long.parseLong(key.substring(0, 15)), Json.parse(text));
    }

    /** The record of an idempotency key. */
    public @Nullable String key(String name) {
        return get(Table.KEYS, name);
    }

    /** Keeps the record of an idempotency key. */
    public void keepKey(String name, String record) {
        put(Table.KEYS, name, record);
    }

    /** Forgets idempotency keys; returns how many. */
    public int forgetKeys(Predicate<String> record) {
        int forgotten = 0;
        Cursor<String, String> cursor = store.map(Table.KEYS).cursor(null);
        while (cursor.hasNext()) {
            String name = cursor.next();
            if (record.test(cursor.getValue())) {
                remove(Table.KEYS, name);
                forgotten++;
            }
        }
        return forgotten;
    }

    /** A setting that survives a restart. */
    public @Nullable String setting(String name) {
        return get(Table.SETTINGS, name);
    }

    /** Keeps a setting. */
    public void keepSetting(String name, String value) {
        put(Table.SETTINGS, name, value);
    }

    /** Takes back all that was changed so far. */
    public void rollback() {
        changes.clear();
        wroteObjects = false;
    }

    boolean dirty() {
        return !changes.isEmpty();
    }

    boolean wroteObjects() {
        return wroteObjects;
    }

    void put(Table table, String key, String value) {
        changes.computeIfAbsent(table, any -> new TreeMap<>()).put(key, value);
    }

    private void remove(Table table, String key) {
        changes.computeIfAbsent(table, any -> new TreeMap<>()).put(key, null);
    }

    private @Nullable String get(Table table, String key) {
        TreeMap<String, @Nullable String> own = changes.get(table);
        return own != null && own.containsKey(key)
                ? own.get(key)
                : store.map(table).get(key);
    }

    void apply() {
        changes.forEach((table, own) -> {
            MVMap<String, String> map = store.map(table);
            own.forEach((key, value) -> {
                if (value == null) {
                    map.remove(key);
                } else {
                    map.put(key, value);
                }
            });
        });
    }

    private static String indexed(String type, String field, String value) {
        return type + "." + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
