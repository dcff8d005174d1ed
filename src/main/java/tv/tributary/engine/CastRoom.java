package tv.tributary.engine;

import java.util.function.Supplier;
import tv.tributary.access.TokenGate;
import tv.tributary.access.Users;
import tv.tributary.access.ViewedChannels;
import tv.tributary.cast.Receivers;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.library.Library;
import tv.tributary.net.Http;
import tv.tributary.server.cast.Casting;
import tv.tributary.settings.Settings;

/// Makes what sends channels and films to players in the home network out of the other rooms.
final class CastRoom {
    private CastRoom() {}

    /// @param closeStack closes it in its turn
    /// @param address of the server as others reach it; not asked before it listens
    static Casting open(
            Settings settings,
            Http http,
            Catalog catalog,
            Library library,
            Recordings recordings,
            Users users,
            TokenGate tokenGate,
            CloseStack closeStack,
            Supplier<String> address) {
        var household = settings.of(PlaylistSettings.NAME, PlaylistSettings.defaults());
        return new Casting(
                closeStack.own("receivers", new Receivers(settings, http), Receivers::close),
                users,
                tokenGate::household,
                new ViewedChannels(catalog.channels(), household::get),
                library,
                recordings,
                address);
    }
}
