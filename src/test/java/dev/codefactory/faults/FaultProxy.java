package dev.codefactory.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A TCP proxy between the service and a server of this machine that behaves like a bad network when told to. */
public final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int LOOK_AGAIN_MS = 10;

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile NetworkFault fault = new NetworkFault.Pass();

    private FaultProxy(int target, ServerSocket entrance) {
        this.target = target;
        this.entrance = entrance;
    }

    /** Opens on a free port and leads to the given one. */
    public static FaultProxy to(int port) {
        try {
            var proxy = new FaultProxy(port, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Behaves so from now on, towards the connections there are as well. */
    public void become(NetworkFault next) {
        fault = next;
        if (next instanceof NetworkFault.Refuse) {
            open.forEach(FaultProxy::reset);
        }
    }

    /** Lets everything through again. */
    public void heal() {
        become(new NetworkFault.Pass());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        close(entrance);
        open.forEach(FaultProxy::reset);
        threads.close();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                if (fault instanceof NetworkFault.Refuse) {
                    reset(client);
                } else {
                    threads.execute(() -> connect(client));
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    @SuppressWarnings("resource") // closed by the pumps
    private void connect(Socket client) {
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            open.add(client);
            open.add(server);
            threads.execute(() -> pump(client, server, false));
            threads.execute(() -> pump(server, client, true));
        } catch (IOException e) {
            reset(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            var buffer = new byte[16_384];
            var out = to.getOutputStream();
            var delivered = new Delivered();
            int length = from.getInputStream().read(buffer);
            while (length >= 0 && deliver(buffer, length, out, answers ? delivered : null)) {
                length = from.getInputStream().read(buffer);
            }
        } catch (ConnectionReset e) {
            reset(from);
            reset(to);
        } catch (IOException e) {
            // the other side is gone, or the proxy is closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** False when the connection is to end in an orderly way. */
    private boolean deliver(byte[] buffer, int length, OutputStream out, @Nullable Delivered answers)
            throws IOException, InterruptedException {
        var now = fault;
        while (now instanceof NetworkFault.Blackhole) {
            Thread.sleep(LOOK_AGAIN_MS);
            now = fault;
        }
        switch (now) {
            case NetworkFault.Pass _, NetworkFault.Blackhole _ -> {}
            case NetworkFault.Reset _, NetworkFault.Refuse _ -> throw new ConnectionReset();
            case NetworkFault.Delay(var by) -> Thread.sleep(by);
            case NetworkFault.Throttle(var bytesPerSecond) -> Thread.sleep(1 + length * 1000L / bytesPerSecond);
            case NetworkFault.Truncate(var bytes) -> {
                if (answers != null && answers.under(now) + length > bytes) {
                    out.write(buffer, 0, bytes - answers.under(now));
                    out.flush();
                    return false;
                }
            }
        }
        out.write(buffer, 0, length);
        out.flush();
        if (answers != null) {
            answers.add(now, length);
        }
        return true;
    }

    /** Closes without a word of goodbye. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // it is closed already
        }
        close(socket);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // it is closed already
        }
    }

    /** How much one connection has delivered since the fault that lasts began. */
    private static final class Delivered {

        private @Nullable NetworkFault during;
        private int bytes;

        int under(NetworkFault fault) {
            return fault.equals(during) ? bytes : 0;
        }

        void add(NetworkFault fault, int more) {
            bytes = under(fault) + more;
            during = fault;
        }
    }

    private static final class ConnectionReset extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
