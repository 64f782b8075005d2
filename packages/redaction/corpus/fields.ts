/**
 * [key, value, what may leave]. Values that only their key makes readable: statements, user agents,
 * addresses of callers. Invented persons; names and shapes from the semantic conventions.
 */
export type FieldRow = readonly [key: string, value: string, clean: string]

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.71'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const sql = 'db.query.text'

export const fieldRows: readonly FieldRow[] = [
  // literals of SQL, by the syntax of ISO 9075, PostgreSQL, MySQL, Oracle and SQL Server
  [
    sql,
    "SELECT * FROM t WHERE name = 'Erika' AND id = 42",
    'SELECT * FROM t WHERE name = ? AND id = ?',
  ],
  [
    sql,
    "INSERT INTO t VALUES ('O''Brien', N'x', 0xFF, -1.5e3)",
    'INSERT INTO t VALUES (?, ?, ?, -?)',
  ],
  [sql, "SELECT E'a\\'b', $$it's$$, $x$y$x$, X'AB', _utf8'k'", 'SELECT ?, ?, ?, ?, ?'],
  [sql, "select q'[O'Brien]', date'1980-01-02' from dual", 'select ?'],
  [sql, "select date'1980-01-02' from dual", 'select ? from dual'],
  [sql, "SELECT 'O\\'Brien', 'Erika'", 'SELECT ?, ?'],
  [
    sql,
    'SELECT * FROM t WHERE name = "Erika" AND x BETWEEN "a" AND "b"',
    'SELECT * FROM t WHERE name = ? AND x BETWEEN ? AND ?',
  ],
  [
    sql,
    'SELECT "n" FROM "t" WHERE "m" = "erika" AND "x" IN ("a", "b") AND "c"="d"."e"',
    'SELECT "n" FROM "t" WHERE "m" = ? AND "x" IN (?, ?) AND "c"="d"."e"',
  ],
  [sql, 'SELECT `a` FROM `t` WHERE `b` IN ("x", "y")', 'SELECT `a` FROM `t` WHERE `b` IN (?, ?)'],
  [sql, '/* for erika */ SELECT a -- Mustermann\nFROM t # x', '  SELECT a  \nFROM t  '],
  ['db.statement', "UPDATE t SET a = 'x' WHERE b = $1", 'UPDATE t SET a = ? WHERE b = $1'],
  ['sql', "DELETE FROM t WHERE mail='e@example.org'", 'DELETE FROM t WHERE mail=?'],
  // quotes that do not add up
  [sql, "UPDATE t SET n = 'O'Brien' WHERE m = 'x'", 'UPDATE t SET n = ?'],
  [sql, "SELECT * FROM t WHERE n = O'Brien AND m = 'x'", 'SELECT * FROM t WHERE n = ?'],
  [sql, "SELECT 'C:\\', name, 'Erika'", 'SELECT ?'],
  [sql, "SELECT * FROM t WHERE n = 'Erika Must", 'SELECT * FROM t WHERE n = ?'],
  // Redis, by its command reference
  [sql, 'get sess:8f3a', 'get sess:?'],
  [sql, 'SET login:8f3a {"user":1} EX 60', 'SET login:? ?'],
  [sql, 'getdel 8f3a', 'getdel ?'],
  [sql, 'EVALSHA 1f2e3d 1 sess:a erika', 'EVALSHA ?'],
  [sql, 'AUTH app:role hunter2', 'AUTH ?'],
  [sql, 'HELLO 3 AUTH app hunter2', 'HELLO ?'],
  [sql, 'config set requirepass hunter2', 'config ?'],
  [sql, 'copy sess:a sess:b', 'copy sess:? ?'],
  [sql, '"get" "sess:8f3a"', '?'],
  // documents, Cypher, whatever else there is
  [
    sql,
    '{"find":"t","filter":{"name":"Erika","age":{"$gt":42}}}',
    '{"find":?,"filter":{"name":?,"age":{"$gt":?}}}',
  ],
  [
    sql,
    'MATCH (n:Person {name: "Erika", age: 3}) RETURN n',
    'MATCH (n:Person {name: ?, age: ?}) RETURN n',
  ],
  [sql, 'db.users.find({name: "Erika"})', 'db.users.find ?'],
  // user agents, as browsers, bots and libraries send them
  ['user_agent.original', `${windows} ${chrome} Safari/537.36`, 'Chrome/120 (Windows)'],
  [
    'user_agent.original',
    `${windows} ${chrome} Safari/537.36 Edg/120.0.2210.91`,
    'Edg/120 (Windows)',
  ],
  [
    'http.user_agent',
    'Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0',
    'Firefox/121 (Linux)',
  ],
  [
    'user_agent.original',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1',
    'Safari/17 (iPhone)',
  ],
  [
    'user_agent.original',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Googlebot/2',
  ],
  ['user_agent.original', 'curl/8.5.0', 'curl/8'],
  ['user_agent.original', 'BuergerApp/4.2 (Erikas iPhone)', 'BuergerApp/4 (iPhone)'],
  ['user_agent.original', 'Erika Mustermann', '?'],
  // who called: RFC 5737, 3849, 4291
  ['client.address', '203.0.113.77', '203.0.113.0'],
  ['client.address', '::ffff:203.0.113.77', '203.0.113.0'],
  ['source.address', '2001:db8:1:2::7', '2001:db8:1::'],
  ['network.peer.address', '2001:db8::7', '2001:db8:0::'],
  ['net.sock.peer.addr', '203.0.113.77:51234', '203.0.113.0'],
  ['client.address', 'p4fd0.dip0.isp.example', '[REDACTED]'],
  // URLs
  ['url.full', 'https://example.org/x?q=Erika#/profile/erika', 'https://example.org/x?q=REDACTED'],
  ['url.full', 'https://app:p#ss@example.org/x', 'https://REDACTED:REDACTED@example.org/x'],
  ['http.request.header.referer', 'https://example.org/x?page=2#t', 'https://example.org/x?page=2'],
  ['url.query', 'q=Erika#x', 'q=REDACTED'],
  // flags
  ['feature_flag.result.value', 'Erika Mustermann', '[REDACTED]'],
  ['feature_flag.result.value', '{"user":"erika"}', '[REDACTED]'],
]

/** Values that must leave as they are. */
export const fieldsToKeep: readonly (readonly [key: string, value: string])[] = [
  [sql, 'SELECT "t"."id", "name" FROM "public"."t" WHERE ("t"."mail" = $1) LIMIT $2'],
  [
    sql,
    'select utf8mb4, t1.col_2 from t where a = :name and b = ? and c = @p1 and d = %s and e::int4 = $1',
  ],
  [sql, 'INSERT INTO "User" ("name", "mail") VALUES ($1, $2) RETURNING "User"."id"'],
  [sql, 'SELECT ä.straße FROM [Order Details] ä'],
  [sql, 'BEGIN'],
  [sql, 'get'],
  [sql, ''],
  ['client.address', '10.0.0.5'],
  ['client.address', '::1'],
  ['network.peer.address', '/run/app.sock'],
  ['network.peer.address', 'redis'],
  ['server.address', '203.0.113.77'],
  ['user_agent.original', 'node'],
  ['feature_flag.result.value', 'true'],
  ['feature_flag.result.value', '0.25'],
  ['feature_flag.result.value', 'new-checkout'],
  ['feature_flag.result.value', 'CONTROL'],
  ['url.full', 'https://example.org/antraege/4711?page=2'],
  ['http.response.header.location', '/antraege/4711'],
  ['http.request.header.content-type', 'application/json; charset=utf-8'],
  ['enduser.pseudo.id', 'QdH5CAWJgqVT4rOr0qtumf'],
  ['user.roles', 'admin'],
  ['gen_ai.token.type', 'input'],
  ['gen_ai.response.finish_reasons', 'stop'],
  ['service.version', '1.2.3.4'],
  ['request_id', '9f2c:1-4111111111111111'],
  ['order.id', '4111111111111111'],
  ['http.route', '/reset/{token}'],
]
