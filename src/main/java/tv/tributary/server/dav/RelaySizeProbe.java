package tv.tributary.server.dav;

import java.util.List;
import java.util.OptionalLong;
import tv.tributary.catalog.Films;
import tv.tributary.library.export.SizeLookup.SizeProbe;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.Relay;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.relay.vod.FileStream.ByteRangeRequest;
import tv.tributary.relay.vod.FileStreams.OpenResult;
import tv.tributary.relay.vod.Film;

/// Finds out a file's size by asking its provider for one byte, on a connection that every viewer may take away.
public final class RelaySizeProbe implements SizeProbe {
    private static final ByteRangeRequest FIRST_BYTE = ByteRangeRequest.of("bytes=0-0", "");
    private static final int PARTIAL = 206;

    private final Films films;
    private final Relay relay;

    public RelaySizeProbe(Films films, Relay relay) {
        this.films = films;
        this.relay = relay;
    }

    @Override
    public OptionalLong size(SourceId source, String stream) throws InterruptedException {
        var candidate = stream.isEmpty() ? films.candidate(source) : films.candidate(source, stream);
        if (candidate.isEmpty()) return OptionalLong.empty();
        var film = new Film(source, candidate.get().name(), List.of(candidate.get()));
        var request = ViewerRequest.of(StreamUse.PROBE, new ClientId("", "Tributary"), "", "home");
        return switch (relay.watch(film, request, FIRST_BYTE)) {
            case OpenResult.Opened(var opened) -> {
                opened.close();
                yield opened.status() == PARTIAL && opened.total() >= 0
                        ? OptionalLong.of(opened.total())
                        : OptionalLong.empty();
            }
            case OpenResult.Refused _ -> OptionalLong.empty();
        };
    }
}
