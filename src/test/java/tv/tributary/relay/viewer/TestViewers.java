package tv.tributary.relay.viewer;

import java.time.Instant;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;

/// Makes viewers that belong to no channel.
public final class TestViewers {
    private TestViewers() {}

    public static HlsViewer of(ClientId client) {
        return new HlsViewer(ViewerRequest.of(StreamUse.VIEWER, client, "", ""), Instant.EPOCH, (_, _) -> {});
    }
}
