package dev.codefactory.standin.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** HTTP/1.1 on the loopback interface, one virtual thread per connection and one that watches whether the client is still there. */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final ServerSocket server;
    private final HttpHandler handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private HttpServer(ServerSocket server, HttpHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /** Listens on the port, or on a free one when it is 0. */
    public static HttpServer start(int port, HttpHandler handler) {
        try {
            ServerSocket socket = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
            HttpServer server = new HttpServer(socket, handler);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many clients are connected now. */
    public int openConnections() {
        return connections.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            HttpRequestReader reader = new HttpRequestReader(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            int next = reader.awaitNext();
            while (next >= 0) {
                HttpExchange exchange = new HttpExchange(reader.read(next), socket, out);
                Future<Integer> following = watch(reader, exchange);
                answer(exchange);
                if (!exchange.open() || exchange.request().wantsTheConnectionClosed()) {
                    return;
                }
                next = following.get();
            }
        } catch (IOException | ExecutionException over) {
            // The client went away or spoke no HTTP: nobody is left to tell.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            handler.handle(exchange);
        } catch (IOException writeFailed) {
            exchange.clientLeft();
            throw writeFailed;
        }
    }

    /** Reads on while the answer is being made, which is the only way to notice a FIN or RST at once. */
    private Future<Integer> watch(HttpRequestReader reader, HttpExchange exchange) {
        CompletableFuture<Integer> next = new CompletableFuture<>();
        threads.execute(() -> {
            int read = -1;
            try {
                read = reader.awaitNext();
            } catch (IOException reset) {
                // A reset is a disconnect like any other.
            }
            if (read < 0) {
                exchange.clientLeft();
            }
            next.complete(read);
        });
        return next;
    }
}
