package tv.tributary.store;

import java.util.List;
import tv.tributary.model.ProviderId;

/// Naming conventions learnt from each provider's list, as the catalog encodes them. Thread-safe.
public final class NamingConventionStore {
    /// @param kind the catalog's word for what it is
    /// @param market empty if it stands for none
    public record Row(String kind, String text, String market, int count, int of) {}

    private final Database database;

    public NamingConventionStore(Database database) {
        this.database = database;
    }

    /// In a lasting order.
    public List<Row> of(ProviderId provider) {
        return database.read(tx -> tx.list(
                "select kind, text, market, seen, among from habit where provider = ? order by kind, text",
                row -> new Row(row.text(1), row.text(2), row.text(3), row.integer(4), row.integer(5)),
                provider.value()));
    }

    /// These instead of those before.
    public void set(ProviderId provider, List<Row> habits) {
        database.write(tx -> {
            tx.update("delete from habit where provider = ?", provider.value());
            tx.batch(
                    "insert into habit (provider, kind, text, market, seen, among) values (?, ?, ?, ?, ?, ?)", rows -> {
                        for (var habit : habits)
                            rows.add(
                                    provider.value(),
                                    habit.kind(),
                                    habit.text(),
                                    habit.market(),
                                    habit.count(),
                                    habit.of());
                    });
            return "";
        });
    }
}
