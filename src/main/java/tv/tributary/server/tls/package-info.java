/// The certificate by which the server answers HTTPS: the user's own, or one made here.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.tls;
