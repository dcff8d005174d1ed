package tv.tributary.server.discovery;

import java.util.List;
import java.util.Locale;
import tv.tributary.server.http.HomeNetwork;
import tv.tributary.server.http.HostCheck;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.text.Messages;
import tv.tributary.text.Version;

/// What kind of UPnP device this server is, for whoever found it by SSDP; not there while that is switched off. It is a
/// plain device with a page of its own: a media server of UPnP would be asked for a folder of media.
public final class DescriptionRoute implements RouteGroup {
    static final String PATH = "/description.xml";
    static final String TYPE = "urn:schemas-upnp-org:device:Basic:1";

    private final ServerDiscovery discovery;
    private final BaseUrls baseUrls;
    private final HostCheck hosts;

    /// @param hosts tells names of this machine from others that were made to point here
    public DescriptionRoute(ServerDiscovery discovery, BaseUrls baseUrls, HostCheck hosts) {
        this.discovery = discovery;
        this.baseUrls = baseUrls;
        this.hosts = hosts;
    }

    /// System, UPnP's version and product.
    static String server() {
        var system = System.getProperty("os.name", "Java").replaceAll("[^A-Za-z0-9.-]", "");
        return String.format(Locale.ROOT, "%s UPnP/1.1 Tributary/%s", system, Version.text());
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.PUBLIC;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.get("/description\\.xml", (request, _) -> answer(request)));
    }

    private BufferedResponse answer(Request request) {
        if (!discovery.settings().get().ssdp())
            throw new HttpError(Reason.NOT_FOUND, Messages.of("server.request.nothing-here"));
        if (!HomeNetwork.sent(request) || !hosts.allows(request.header("Host").orElse("")))
            throw new HttpError(Reason.FORBIDDEN_HOST, Messages.of("server.tuner.home-only"));
        return BufferedResponse.of(200, "text/xml; charset=utf-8", document(baseUrls.base(request)))
                .with("Cache-Control", "no-store");
    }

    /// @param base holds no character that XML reads otherwise
    private String document(String base) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <root xmlns="urn:schemas-upnp-org:device-1-0">
                  <specVersion><major>1</major><minor>1</minor></specVersion>
                  <device>
                    <deviceType>%s</deviceType>
                    <friendlyName>Tributary</friendlyName>
                    <manufacturer>Tributary</manufacturer>
                    <modelName>Tributary</modelName>
                    <modelNumber>%s</modelNumber>
                    <UDN>uuid:%s</UDN>
                    <presentationURL>%s/</presentationURL>
                  </device>
                </root>
                """.formatted(TYPE, Version.text(), discovery.uuid(), base);
    }
}
