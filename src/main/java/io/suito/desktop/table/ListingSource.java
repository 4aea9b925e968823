package io.suito.desktop.table;

import io.suito.database.Transactions;
import io.suito.listing.Count;
import io.suito.listing.Listing;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Turn;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Rows of a listing, always under the same further conditions: the items of one run, the ledger of one partner. */
public final class ListingSource<R> implements RowSource<R> {
    private final Transactions transactions;
    private final Listing<R> listing;
    private final Map<String, Object> always;

    public ListingSource(Transactions transactions, Listing<R> listing) {
        this(transactions, listing, Map.of());
    }

    public ListingSource(Transactions transactions, Listing<R> listing, Map<String, Object> always) {
        this.transactions = transactions;
        this.listing = listing;
        this.always = Map.copyOf(always);
    }

    private Question narrowed(Question question) {
        Map<String, Object> filters = new TreeMap<>(question.filters());
        filters.putAll(always);
        return new Question(question.sort(), filters);
    }

    @Override
    public Page<R> page(Question question, Turn<R> turn, int size) {
        return transactions.call(tx -> listing.page(tx, narrowed(question), turn, size));
    }

    @Override
    public Optional<R> row(Question question, UUID key) {
        return transactions.call(tx -> listing.row(tx, narrowed(question), key));
    }

    @Override
    public Count count(Question question) {
        return transactions.call(tx -> listing.count(tx, narrowed(question)));
    }

    @Override
    public long countAll(Question question) {
        return transactions.call(tx -> listing.countAll(tx, narrowed(question)));
    }

    @Override
    public void each(Question question, Consumer<R> consumer) {
        transactions.run(tx -> listing.each(tx, narrowed(question), consumer));
    }

    @Override
    public UUID key(R row) {
        return listing.key(row);
    }
}
