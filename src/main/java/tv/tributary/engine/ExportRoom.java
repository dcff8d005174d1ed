package tv.tributary.engine;

import java.nio.file.Path;
import java.time.InstantSource;
import tv.tributary.access.TokenGate;
import tv.tributary.catalog.Catalog;
import tv.tributary.event.Events;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.job.Jobs;
import tv.tributary.library.Library;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.logo.ArtworkDownload;
import tv.tributary.net.Http;
import tv.tributary.relay.Relay;
import tv.tributary.server.dav.RelaySizeProbe;
import tv.tributary.server.route.StreamUrls.ExportUrls;
import tv.tributary.store.Database;

/// Makes the exports of films and series out of the other rooms.
final class ExportRoom {
    private ExportRoom() {}

    static LibraryExports open(
            Catalog catalog,
            Library library,
            Relay relay,
            Database database,
            Http http,
            Ffmpeg ffmpeg,
            Jobs jobs,
            Events events,
            TokenGate tokenGate,
            InstantSource clock,
            Path data) {
        return new LibraryExports(
                database,
                library,
                jobs,
                events,
                http,
                new ExportUrls(tokenGate::household),
                new ArtworkDownload(TrustedHosts.fetch(http, catalog::providers), ffmpeg, clock),
                new RelaySizeProbe(catalog.films(), relay),
                clock,
                data);
    }
}
