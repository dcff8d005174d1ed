package tv.tributary.library.export;

/// The addresses that are written into `.strm` files: ours, which stay the same whatever the provider does.
public interface ExportAddresses {
    /// @param base `http://HOST:PORT`
    /// @param ending such as `mkv`
    String movie(String base, long title, String ending);

    String episode(String base, long episode, String ending);
}
