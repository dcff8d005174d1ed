package tv.tributary.server.http;

import java.util.function.Function;
import tv.tributary.event.Subscription;

/// A response that continues until the client leaves or the server stops.
///
/// @param heartbeat sent every 15 seconds so that middlemen keep the connection and a client that has gone is
///     noticed; empty for none
/// @param source is handed the client to send to and returns what ends the sending; called once
public record StreamingResponse(String contentType, String heartbeat, Function<StreamingClient, Subscription> source)
        implements Response {}
