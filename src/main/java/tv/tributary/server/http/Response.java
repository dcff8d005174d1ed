package tv.tributary.server.http;

/// What a client gets: a document, or a stream that goes on until one side has enough.
public sealed interface Response permits BufferedResponse, StreamingResponse {}
