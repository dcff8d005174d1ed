package tv.tributary.relay.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of the segment that a playlist lists next, and the name of the part that comes after them. Guarded by its
/// session's lock.
final class Growth implements AutoCloseable {
    private final Register register;
    private final List<Entry.Piece> parts = new ArrayList<>();
    private boolean discontinuity;
    private String time = "";
    private Optional<Content> following = Optional.empty();
    private Optional<String> hint = Optional.empty();

    Growth(Register register) {
        this.register = register;
    }

    int count() {
        return parts.size();
    }

    /// @param number of the segment
    void add(long number, Parts.Made part) {
        // Of a segment that had begun before, not all parts are known: it is not listed in parts.
        if (part.index() != parts.size()) return;
        discontinuity = part.discontinuity();
        time = Cutting.time(part.time());
        var name =
                register.put(number, use(part.index()), Form.TS, part.content().again());
        parts.add(new Entry.Piece(name, part.length(), part.independent()));
        follow(part.following().again());
        hint = Optional.of(register.put(
                number, use(part.index() + 1), Form.TS, part.following().again()));
    }

    private void follow(Content next) {
        following.ifPresent(Content::close);
        following = Optional.of(next);
    }

    private static String use(int index) {
        return "part " + index;
    }

    /// The segment is whole; the next one begins with the part that was to come.
    ///
    /// @param next the next segment's number
    List<Entry.Piece> end(long next) {
        var all = List.copyOf(parts);
        parts.clear();
        hint.ifPresent(register::remove);
        hint = following.map(content -> register.put(next, use(0), Form.TS, content.again()));
        return all;
    }

    Listing.LowLatency listing() {
        return new Listing.LowLatency(Packager.PART_TARGET, parts, discontinuity, time, hint);
    }

    /// What has come is not listed any more.
    @Override
    public void close() {
        parts.forEach(part -> register.remove(part.name()));
        hint.ifPresent(register::remove);
        following.ifPresent(Content::close);
    }
}
