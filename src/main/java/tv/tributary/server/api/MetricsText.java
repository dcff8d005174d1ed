package tv.tributary.server.api;

/// Writes Prometheus' text format 0.0.4: each family with its help and type, then its values.
final class MetricsText {
    private final StringBuilder text = new StringBuilder(2_048);

    void gauge(String name, String help, double value) {
        family(name, "gauge", help);
        value(name, value);
    }

    void counter(String name, String help, double value) {
        family(name, "counter", help);
        value(name, value);
    }

    void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /// @param labels name, value, name, value …
    void value(String name, double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            text.append(escaped(labels[i + 1])).append('"');
        }
        if (labels.length > 0) text.append('}');
        text.append(' ');
        // Whole numbers without a fraction or an exponent: people read this too.
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) text.append((long) value);
        else text.append(value);
        text.append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
