package tv.tributary.library.export;

import java.util.Optional;
import tv.tributary.format.json.Json;
import tv.tributary.model.SourceId;
import tv.tributary.store.ExportStore.ExportRow;

/// The user's settings of an export.
///
/// @param name unique, in any case
/// @param folder an absolute path
/// @param address `http://HOST:PORT` under which players reach this computer; it is written into every `.strm`, so that
///     another one rewrites them all
/// @param movieFolder below `folder`, with `/` between its parts; empty for `folder` itself
/// @param seriesFolder likewise
/// @param nfo whether `.nfo` files say what is known of a title
/// @param details whether providers are asked for what they know of each film, slowly
/// @param artwork whether posters and wide pictures are fetched and stand beside them
/// @param versions whether each quality and language of a film has a `.strm` of its own
/// @param automatic whether it runs after each sync
/// @param server is told after each run that changed something
public record ExportSettings(
        String name,
        String folder,
        ExportStyle style,
        String address,
        String movieFolder,
        String seriesFolder,
        boolean nfo,
        boolean details,
        boolean artwork,
        boolean versions,
        boolean automatic,
        ExportChoice choice,
        Optional<MediaServer> server) {
    /// As an export usually is.
    public static ExportSettings of(String name, String folder, String address) {
        return new ExportSettings(
                name,
                folder,
                ExportStyle.JELLYFIN,
                address,
                "Movies",
                "Series",
                true,
                false,
                false,
                false,
                true,
                ExportChoice.all(),
                Optional.empty());
    }

    static ExportSettings stored(ExportRow row) {
        return Json.read(row.definition(), of("", "", ""));
    }

    ExportSettings with(String otherName, String otherFolder, String otherAddress, Optional<MediaServer> otherServer) {
        return new ExportSettings(
                otherName,
                otherFolder,
                style,
                otherAddress,
                movieFolder,
                seriesFolder,
                nfo,
                details,
                artwork,
                versions,
                automatic,
                choice,
                otherServer);
    }

    public ExportSettings withAutomatic(boolean on) {
        return new ExportSettings(
                name,
                folder,
                style,
                address,
                movieFolder,
                seriesFolder,
                nfo,
                details,
                artwork,
                versions,
                on,
                choice,
                server);
    }

    ExportSettings withStyle(ExportStyle other) {
        return new ExportSettings(
                name,
                folder,
                other,
                address,
                movieFolder,
                seriesFolder,
                nfo,
                details,
                artwork,
                versions,
                automatic,
                choice,
                server);
    }

    ExportSettings withExtras(boolean withDetails, boolean withArtwork, boolean withVersions) {
        return new ExportSettings(
                name,
                folder,
                style,
                address,
                movieFolder,
                seriesFolder,
                nfo,
                withDetails,
                withArtwork,
                withVersions,
                automatic,
                choice,
                server);
    }

    ExportSettings withChoice(ExportChoice other) {
        return new ExportSettings(
                name,
                folder,
                style,
                address,
                movieFolder,
                seriesFolder,
                nfo,
                details,
                artwork,
                versions,
                automatic,
                other,
                server);
    }

    ExportSettings withFolders(String movies, String series) {
        return new ExportSettings(
                name, folder, style, address, movies, series, nfo, details, artwork, versions, automatic, choice,
                server);
    }

    /// The addresses that are written into `.strm` files: ours, which stay the same whatever the provider does.
    public interface ExportAddresses {
        /// @param base `http://HOST:PORT`
        /// @param ending such as `mkv`
        String movie(String base, long title, String ending);

        String episode(String base, long episode, String ending);

        /// One version of a film alone.
        String film(String base, SourceId source, String ending);
    }
}
