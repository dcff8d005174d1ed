package tv.tributary.server;

import java.util.function.Supplier;
import tv.tributary.access.Gate;
import tv.tributary.model.ChannelId;
import tv.tributary.server.api.Links;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.Request;

/// Base URLs of the addresses we generate: with the host name the client itself used, because that works for it;
/// otherwise with our own address.
final class BaseUrls implements Links {
    private final Gate gate;
    private final Supplier<String> own;

    BaseUrls(Gate gate, Supplier<String> own) {
        this.gate = gate;
        this.own = own;
    }

    @Override
    public String base(Request request) {
        return request.header("Host")
                .filter(HostCheck::isWellFormed)
                .map(host -> "http://" + host)
                .orElseGet(own);
    }

    /// What stands before `/playlist.m3u` and `/watch/…`.
    String household(Request request) {
        return base(request) + "/" + gate.householdToken();
    }

    @Override
    public String playlist(Request request) {
        return household(request) + "/playlist.m3u";
    }

    @Override
    public String watch(Request request, ChannelId channel) {
        return page(request, channel) + ".ts";
    }

    @Override
    public String hls(Request request, ChannelId channel) {
        return page(request, channel) + ".m3u8";
    }

    @Override
    public String page(Request request, ChannelId channel) {
        return household(request) + "/watch/" + channel;
    }
}
