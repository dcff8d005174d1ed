package tv.tributary.server.route;

import java.time.Instant;
import java.util.function.Supplier;
import tv.tributary.access.Grant;
import tv.tributary.access.Pairing.PairingCode;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.library.export.ExportSettings.ExportAddresses;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.SourceId;

/// The URLs of lists and streams as one viewer reaches them.
///
/// @param root what all of them begin with: scheme, host, port and token
public record StreamUrls(String root) implements MediaUrls {
    /// @param base `http://HOST:PORT`
    public StreamUrls(String base, Grant grant) {
        this(base + "/" + grant.token());
    }

    /// The list of channels.
    public String playlist() {
        return root + "/playlist.m3u";
    }

    /// The programme guide.
    @Override
    public String guide() {
        return root + "/guide.xml";
    }

    /// A channel's picture.
    public String logo(ChannelId channel) {
        return root + "/logo/" + channel + ".png";
    }

    /// A picture of a programme.
    ///
    /// @param start in seconds since 1970
    /// @param tag tells it from the programme's other pictures
    public String picture(ChannelId channel, long start, String tag) {
        return root + "/programme/" + channel + "/" + start + "-" + tag + ".jpg";
    }

    /// The page that plays a channel in a browser.
    public String page(ChannelId channel) {
        return root + "/watch/" + channel;
    }

    /// A channel in a format. By its ending Kodi and Jellyfin know the kind of stream without opening it.
    @Override
    public String channel(ChannelId channel, StreamFormat format) {
        return switch (format) {
            case TS -> ts(channel);
            case HLS -> hls(channel);
        };
    }

    /// A channel as an endless transport stream.
    public String ts(ChannelId channel) {
        return page(channel) + ".ts";
    }

    /// What was on a channel at a time, as a transport stream.
    public String past(ChannelId channel, Instant start, Instant end) {
        return ts(channel) + "?start=" + start.getEpochSecond() + "&end=" + end.getEpochSecond();
    }

    /// One source of a channel alone, as an endless transport stream.
    public String ts(ChannelId channel, SourceId source) {
        return page(channel) + "/" + source + ".ts";
    }

    /// A channel as an HLS playlist.
    public String hls(ChannelId channel) {
        return page(channel) + ".m3u8";
    }

    /// @param ending such as `mkv`
    public String film(SourceId film, String ending) {
        return root + "/film/" + film + "." + ending;
    }

    /// A film, whichever of its sources plays it.
    ///
    /// @param ending such as `mkv`
    @Override
    public String movie(long title, String ending) {
        return root + "/movie/" + title + "." + ending;
    }

    /// An episode of a series, likewise.
    @Override
    public String episode(long episode, String ending) {
        return root + "/episode/" + episode + "." + ending;
    }

    /// A recording's file, also while it grows.
    public String recording(long id) {
        return root + "/recording/" + id + ".ts";
    }

    /// What is to be recorded, as a calendar.
    public String calendar() {
        return root + "/planned.ics";
    }

    /// Films and series as network folders (WebDAV).
    ///
    /// @param base `http://HOST:PORT`
    public static String webDav(String base, Grant grant) {
        return base + "/dav/" + grant.token() + "/";
    }

    /// The list of channels for a device, to be typed on a remote control.
    ///
    /// @param base `http://HOST:PORT`
    public static String shortPlaylist(String base, PairedDevice device) {
        return base + "/m/" + device.shortCode();
    }

    /// The programme guide for a device, likewise.
    public static String shortGuide(String base, PairedDevice device) {
        return base + "/e/" + device.shortCode();
    }

    /// The page where a device comes in by a code.
    public static String pairing(String base, PairingCode code) {
        return base + "/pair/" + code.code();
    }

    /// The app in a browser, for a browser that has come in.
    ///
    /// @param base `http://HOST:PORT`
    public static String app(String base) {
        return base + "/app/";
    }

    /// The app in a browser, where this code lets it in. What stands behind the `#` is never sent to a server.
    ///
    /// @param base `http://HOST:PORT`
    public static String app(String base, PairingCode code) {
        return app(base) + "#/pair/" + code.code();
    }

    /// The token is a secret.
    @Override
    public String toString() {
        return "StreamUrls[***]";
    }

    /// The URLs in exports: the household's, since the files lie in the home.
    public record ExportUrls(Supplier<Grant> household) implements ExportAddresses {
        @Override
        public String movie(String base, long title, String ending) {
            return new StreamUrls(base, household.get()).movie(title, ending);
        }

        @Override
        public String episode(String base, long episode, String ending) {
            return new StreamUrls(base, household.get()).episode(episode, ending);
        }

        @Override
        public String film(String base, SourceId source, String ending) {
            return new StreamUrls(base, household.get()).film(source, ending);
        }
    }
}
