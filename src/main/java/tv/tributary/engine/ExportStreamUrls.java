package tv.tributary.engine;

import tv.tributary.access.TokenGate;
import tv.tributary.library.export.ExportAddresses;
import tv.tributary.server.route.StreamUrls;

/// The addresses in exports: with the household's token, since the files lie in the home.
record ExportStreamUrls(TokenGate tokenGate) implements ExportAddresses {
    @Override
    public String movie(String base, long title, String ending) {
        return urls(base).movie(title, ending);
    }

    @Override
    public String episode(String base, long episode, String ending) {
        return urls(base).episode(episode, ending);
    }

    private StreamUrls urls(String base) {
        return new StreamUrls(base, tokenGate.household());
    }
}
