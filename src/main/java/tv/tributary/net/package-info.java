/// HTTP to other machines: with limits, redaction of credentials, and a guard on the addresses that may be reached.
@org.jspecify.annotations.NullMarked
package tv.tributary.net;
