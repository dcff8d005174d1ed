package tv.tributary.cast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The players that are known. Immutable.
///
/// @param lastId the highest id there ever was
record ReceiverSettings(long lastId, List<Receiver> receivers) {
    /// The name the record is stored under.
    static final String NAME = "receivers";

    /// Of those that were found and never used no more are kept: a neighbour may announce any number.
    private static final int MOST = 64;

    ReceiverSettings {
        receivers = List.copyOf(receivers);
    }

    static ReceiverSettings defaults() {
        return new ReceiverSettings(0, List.of());
    }

    Optional<Receiver> find(long id) {
        return receivers.stream().filter(one -> one.id() == id).findFirst();
    }

    /// One that was found before, wherever it was then.
    Optional<Receiver> known(Receiver found) {
        return receivers.stream()
                .filter(one -> one.kind() == found.kind() && one.serial().equals(found.serial()))
                .findFirst();
    }

    boolean isFull() {
        return receivers.size() >= MOST;
    }

    ReceiverSettings with(Receiver added) {
        var all = new ArrayList<>(receivers);
        all.add(added.withId(lastId + 1));
        return new ReceiverSettings(lastId + 1, all);
    }

    ReceiverSettings without(long id) {
        return new ReceiverSettings(
                lastId, receivers.stream().filter(one -> one.id() != id).toList());
    }

    ReceiverSettings change(long id, UnaryOperator<Receiver> change) {
        return new ReceiverSettings(
                lastId,
                receivers.stream()
                        .map(one -> one.id() == id ? change.apply(one) : one)
                        .toList());
    }
}
