package tv.tributary.server.pairing;

import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.model.PairedDevice;
import tv.tributary.server.route.StreamUrls;

/// Everything a player may be asked for, for one user or device. All of it is secret: whoever has it may watch.
///
/// @param playlist address of the list of channels
/// @param guide address of the programme guide
/// @param server for players that take an Xtream login, with `user` and `password`
/// @param shortPlaylist the list's address for remote controls; empty for a user, who has none
/// @param shortGuide the guide's, likewise
public record DeviceAddresses(
        String playlist,
        String guide,
        String server,
        String user,
        String password,
        Optional<String> shortPlaylist,
        Optional<String> shortGuide) {
    /// Any name will do beside a token.
    private static final String ANY_NAME = "tv";

    /// @param base `http://HOST:PORT`
    public static DeviceAddresses of(String base, Grant grant) {
        var urls = new StreamUrls(base, grant);
        return new DeviceAddresses(
                urls.playlist(), urls.guide(), base, ANY_NAME, grant.token(), Optional.empty(), Optional.empty());
    }

    /// @param base `http://HOST:PORT`
    public static DeviceAddresses of(String base, Grant grant, PairedDevice device) {
        var urls = new StreamUrls(base, grant);
        return new DeviceAddresses(
                urls.playlist(),
                urls.guide(),
                base,
                ANY_NAME,
                grant.token(),
                Optional.of(StreamUrls.shortPlaylist(base, device)),
                Optional.of(StreamUrls.shortGuide(base, device)));
    }

    @Override
    public String toString() {
        return "DeviceAddresses[***]";
    }
}
