package tv.tributary.server.http;

/// A response: a document, or a stream that continues until one side ends it.
public sealed interface Response permits BufferedResponse, StreamingResponse {}
