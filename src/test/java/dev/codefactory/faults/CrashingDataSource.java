package dev.codefactory.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells the {@link Life} of the thread that uses it of every statement and commit. When that life ends, its connection is cut, so that the
 * server rolls back what was not committed, and whatever the thread asks for after that it does not get.
 */
final class CrashingDataSource extends DelegatingDataSource {

    CrashingDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var life = Life.ofThisThread();
        if (life == null) {
            return super.getConnection();
        }
        life.mustLive();
        var connection = super.getConnection();
        return proxy(Connection.class, new WatchedConnection(connection, life));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CrashingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private record WatchedConnection(Connection connection, Life life) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("close") || method.getName().equals("isClosed")) {
                return call(connection, method, arguments);
            }
            try {
                life.mustLive();
                return perform(method, arguments);
            } catch (Crash crash) {
                cut();
                throw crash;
            }
        }

        private @Nullable Object perform(Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "commit" -> {
                    life.beforeCommit();
                    call(connection, method, arguments);
                    life.afterCommit("commit");
                    return null;
                }
                case "rollback" -> {
                    life.nextTransaction();
                    return call(connection, method, arguments);
                }
                default -> {
                    return watched(call(connection, method, arguments), arguments);
                }
            }
        }

        private @Nullable Object watched(@Nullable Object result, Object @Nullable [] arguments) {
            return switch (result) {
                case PreparedStatement prepared ->
                    proxy(PreparedStatement.class, new WatchedStatement(this, prepared, firstOf(arguments)));
                case Statement plain -> proxy(Statement.class, new WatchedStatement(this, plain, ""));
                case null, default -> result;
            };
        }

        /** The socket is closed at once, not after a goodbye that would roll back on the client's word. */
        private void cut() throws SQLException {
            if (!connection.isClosed()) {
                connection.abort(Runnable::run);
            }
        }
    }

    private record WatchedStatement(WatchedConnection owner, Statement statement, String sql)
            implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            try {
                owner.life().mustLive();
                return execute(sql.isEmpty() ? firstOf(arguments) : sql, method, arguments);
            } catch (Crash crash) {
                owner.cut();
                throw crash;
            }
        }

        private @Nullable Object execute(String text, Method method, Object @Nullable [] arguments) throws Throwable {
            var isOwnTransaction = owner.connection().getAutoCommit();
            if (isOwnTransaction && text.stripLeading().startsWith("select")) {
                return call(statement, method, arguments); // changes nothing: dying here is dying at the commit before
            }
            owner.life().beforeStatement(text);
            var result = call(statement, method, arguments);
            if (isOwnTransaction) {
                owner.life().afterCommit(text);
            }
            return result;
        }
    }

    private static String firstOf(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
    }
}
