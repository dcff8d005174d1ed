package tv.tributary.relay.viewer;

import java.time.Instant;

/// Makes viewers that belong to no channel.
public final class TestViewers {
    private TestViewers() {}

    public static HlsViewer of(ClientId client) {
        return new HlsViewer(ViewerRequest.of(StreamUse.VIEWER, client, "", ""), Instant.EPOCH, (_, _) -> {});
    }
}
