package dev.codefactory.sandbox.runner;

import dev.codefactory.sandbox.Sandbox;
import dev.codefactory.sandbox.SandboxResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the service on a Unix socket: what it asks to be run is run in the sandbox of this process. */
public final class RunnerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunnerServer.class);

    private final Sandbox sandbox;
    private final Path socket;
    private final ServerSocketChannel server;

    /** Opens the socket, for its user and its group; one that an earlier runner left is replaced. */
    public RunnerServer(Sandbox sandbox, Path socket) throws IOException {
        this.sandbox = sandbox;
        this.socket = socket;
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
    }

    /** Serves until it is closed. */
    public void serve() throws IOException {
        try {
            while (true) {
                var connection = server.accept();
                Thread.ofVirtual().name("runner-connection").start(() -> answer(connection));
            }
        } catch (ClosedChannelException e) {
            LOG.debug("The socket is closed", e);
        }
    }

    private void answer(SocketChannel connection) {
        try (connection) {
            var in = Channels.newInputStream(connection);
            var out = Channels.newOutputStream(connection);
            var command = Wire.read(in, Question.class).run();
            if (command == null) {
                Wire.write(out, sandbox.status());
            } else {
                run(command, in, out);
            }
        } catch (IOException e) {
            LOG.warn("A question was not answered: {}", e.toString());
        }
    }

    /** The connection ends early when the caller has lost interest or is dead: then the run ends, too. */
    private void run(Question.Command command, InputStream in, OutputStream out) throws IOException {
        var runner = Thread.currentThread();
        var watch = Thread.ofVirtual().name("runner-watch").start(() -> {
            if (hasEnded(in)) {
                runner.interrupt();
            }
        });
        SandboxResult result;
        try {
            result = sandbox.run(command.unpacked());
        } catch (InterruptedException e) {
            result = new SandboxResult.Refused("the caller went away");
        } catch (IllegalArgumentException e) {
            result = new SandboxResult.Refused("the runner does not accept this: " + e.getMessage());
        }
        Wire.write(out, result);
        watch.interrupt();
    }

    private static boolean hasEnded(InputStream in) {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
