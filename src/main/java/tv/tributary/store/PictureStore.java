package tv.tributary.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

/// What is known of the newest pictures of streams. Thread-safe.
public final class PictureStore {
    /// @param pictures how many were compared
    /// @param bytes of its file; 0 if there is none
    public record PictureRow(
            SourceId source,
            ChannelId channel,
            ProviderId provider,
            Instant at,
            OptionalLong hash,
            int pictures,
            boolean still,
            String sound,
            int bytes) {}

    private final Database database;

    public PictureStore(Database database) {
        this.database = database;
    }

    public List<PictureRow> all() {
        return database.read(tx -> tx.list(
                "select source, channel, provider, at, hash, pictures, still, sound, bytes from stream_picture",
                row -> new PictureRow(
                        new SourceId(row.number(1)),
                        new ChannelId(row.number(2)),
                        new ProviderId(row.number(3)),
                        row.instant(4),
                        row.missing(5) ? OptionalLong.empty() : OptionalLong.of(row.number(5)),
                        row.integer(6),
                        row.flag(7),
                        row.text(8),
                        row.integer(9))));
    }

    /// In the place of the one before. Does nothing if the source has gone meanwhile.
    public void put(PictureRow row) {
        database.write(
                Topic.VITALS,
                tx -> tx.update(
                        """
                        insert into stream_picture (source, channel, provider, at, hash, pictures, still, sound, bytes)
                        select id, ?, ?, ?, ?, ?, ?, ?, ? from source where id = ?
                        on conflict (source) do update set channel = excluded.channel, provider = excluded.provider,
                            at = excluded.at, hash = excluded.hash, pictures = excluded.pictures,
                            still = excluded.still, sound = excluded.sound, bytes = excluded.bytes
                        """,
                        row.channel().value(),
                        row.provider().value(),
                        row.at(),
                        row.hash().isPresent() ? Optional.of(row.hash().getAsLong()) : Optional.empty(),
                        row.pictures(),
                        row.still(),
                        row.sound(),
                        row.bytes(),
                        row.source().value()));
    }

    public void remove(SourceId source) {
        database.write(tx -> tx.update("delete from stream_picture where source = ?", source.value()));
    }
}
