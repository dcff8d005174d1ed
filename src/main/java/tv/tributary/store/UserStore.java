package tv.tributary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.PairedDevice.Sighting;

/// Users and their paired devices. Announces nothing: whoever holds them in memory does, once they are there.
/// Thread-safe.
public final class UserStore {
    /// @param password a salted hash with its cost; empty if the user has none
    /// @param pin likewise
    /// @param settings JSON
    public record UserRow(
            long id, String name, String password, String pin, String token, String settings, Instant createdAt) {
        /// Hash and token are secrets.
        @Override
        public String toString() {
            return "UserRow[" + id + "]";
        }
    }

    /// What is stored at one moment, both in the order they were added.
    public record Stored(List<UserRow> users, List<PairedDevice> devices) {}

    private final Database database;

    public UserStore(Database database) {
        this.database = database;
    }

    public Stored all() {
        return database.read(tx -> new Stored(
                tx.list(
                        "select id, name, password, pin, token, settings, created_at from user_account order by id",
                        row -> new UserRow(
                                row.number(1),
                                row.text(2),
                                row.text(3),
                                row.text(4),
                                row.text(5),
                                row.text(6),
                                row.instant(7))),
                tx.list(
                        "select id, user, name, token, short_code, paired_at, seen_at, seen_address, seen_client"
                                + " from paired_device order by id",
                        UserStore::device)));
    }

    private static PairedDevice device(Row row) {
        return new PairedDevice(
                row.number(1),
                row.missing(2) ? Optional.empty() : Optional.of(row.number(2)),
                row.text(3),
                row.text(4),
                row.text(5),
                row.instant(6),
                row.missing(7)
                        ? Optional.empty()
                        : Optional.of(new Sighting(row.instant(7), row.text(8), row.text(9))));
    }

    /// Adds a user, or puts one back under its id.
    ///
    /// @param user with id 0 for a new one
    /// @param devices of theirs that come back with them
    /// @return the id; empty if another user has the name
    public Optional<Long> add(UserRow user, Collection<PairedDevice> devices) {
        return database.write(tx -> {
            if (isTaken(tx, user.name(), user.id())) return Optional.<Long>empty();
            long id = tx.insert(
                    "insert into user_account (id, name, password, pin, token, settings, created_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    id(user.id()),
                    user.name(),
                    user.password(),
                    user.pin(),
                    user.token(),
                    user.settings(),
                    user.createdAt());
            devices.forEach(device -> insert(tx, device.ownedBy(Optional.of(id))));
            return Optional.of(id);
        });
    }

    /// @return false if it is gone, or another user has the name
    public boolean change(UserRow user) {
        return database.write(tx -> !isTaken(tx, user.name(), user.id())
                && tx.update(
                                "update user_account set name = ?, password = ?, pin = ?, settings = ? where id = ?",
                                user.name(),
                                user.password(),
                                user.pin(),
                                user.settings(),
                                user.id())
                        > 0);
    }

    private static boolean isTaken(Tx tx, String name, long id) {
        return tx.first("select 1 from user_account where name = ? and id <> ?", row -> row.integer(1), name, id)
                .isPresent();
    }

    /// With all devices of theirs.
    public void remove(long user) {
        database.write(tx -> tx.update("delete from user_account where id = ?", user));
    }

    /// Adds a device, or puts one back under its id.
    ///
    /// @param device with id 0 for a new one
    /// @return the id
    public long add(PairedDevice device) {
        return database.write(tx -> insert(tx, device));
    }

    private static long insert(Tx tx, PairedDevice device) {
        return tx.insert(
                """
                insert into paired_device
                    (id, user, name, token, short_code, paired_at, seen_at, seen_address, seen_client)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id(device.id()),
                device.user(),
                device.name(),
                device.token(),
                device.shortCode(),
                device.pairedAt(),
                device.seen().map(Sighting::at),
                device.seen().map(Sighting::address).orElse(""),
                device.seen().map(Sighting::client).orElse(""));
    }

    private static Optional<Long> id(long id) {
        return id == 0 ? Optional.empty() : Optional.of(id);
    }

    /// Stores its name and whose it is.
    public void change(PairedDevice device) {
        database.write(tx -> tx.update(
                "update paired_device set name = ?, user = ? where id = ?", device.name(), device.user(), device.id()));
    }

    public void removeDevice(long device) {
        database.write(tx -> tx.update("delete from paired_device where id = ?", device));
    }

    /// What somebody watched on a day.
    ///
    /// @param day since 1970
    /// @param user 0 for the household
    /// @param device 0 for none that was paired
    public record UsageRow(long day, long user, long device, long seconds, long bytes, Instant lastAt) {}

    /// Of users and devices that are still there, and of the household.
    public List<UsageRow> usage() {
        return database.read(tx -> tx.list(
                """
                select day, user, device, seconds, bytes, last_at from watch_usage
                where (user = 0 or user in (select id from user_account))
                    and (device = 0 or device in (select id from paired_device))
                """,
                row -> new UsageRow(
                        row.number(1), row.number(2), row.number(3), row.number(4), row.number(5), row.instant(6))));
    }

    /// Adds to what is stored.
    public void addUsage(Collection<UsageRow> some) {
        database.write(tx -> {
            tx.batch(
                    """
                    insert into watch_usage (day, user, device, seconds, bytes, last_at) values (?, ?, ?, ?, ?, ?)
                    on conflict do update set seconds = seconds + excluded.seconds, bytes = bytes + excluded.bytes,
                        last_at = excluded.last_at
                    """,
                    rows -> some.forEach(one ->
                            rows.add(one.day(), one.user(), one.device(), one.seconds(), one.bytes(), one.lastAt())));
            return "";
        });
    }

    /// Counts as the household's what anybody watched on any device.
    public void forgetUsers() {
        database.write(tx -> {
            tx.update("""
                    insert into watch_usage (day, user, device, seconds, bytes, last_at)
                    select day, 0, 0, sum(seconds), sum(bytes), max(last_at) from watch_usage
                    where user <> 0 or device <> 0 group by day
                    on conflict do update set seconds = seconds + excluded.seconds, bytes = bytes + excluded.bytes,
                        last_at = max(last_at, excluded.last_at)
                    """);
            return tx.update("delete from watch_usage where user <> 0 or device <> 0");
        });
    }

    /// Stores when devices were last seen.
    public void seen(Collection<PairedDevice> devices) {
        database.write(tx -> {
            tx.batch(
                    "update paired_device set seen_at = ?, seen_address = ?, seen_client = ? where id = ?",
                    rows -> devices.forEach(device -> device.seen()
                            .ifPresent(seen -> rows.add(seen.at(), seen.address(), seen.client(), device.id()))));
            return "";
        });
    }
}
