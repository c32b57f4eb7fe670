import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plantVotes } from "../test/planted-votes.ts";
import type { TableError, TableResult } from "./csv.ts";
import {
  readComments,
  readConversation,
  readParticipantsVotes,
  readVotes,
  writeComments,
  writeParticipantsVotes,
  writeVotes,
} from "./polis-exports.ts";
import { buildVoteMatrix } from "./vote-matrix.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function faultOf(result: TableResult<unknown>): Pick<TableError, "name" | "line" | "column"> {
  if (result.ok) throw new Error("the table was read without a fault");
  const { name, line, column, sentence, file } = result.error;
  expect(sentence).toContain(`${file}, line ${line}, column ${column}: `);
  return { name, line, column };
}

describe("votes.csv", () => {
  it("is read in time order, agree 1", () => {
    const text = "timestamp,datetime,comment-id,voter-id,vote\n20,x,7,ann,1\r\n10,x,8,bob,-1\n";
    expect(readVotes(bytes(text))).toEqual({
      ok: true,
      value: [
        { timestamp: 10, statement: "8", participant: "bob", vote: -1 },
        { timestamp: 20, statement: "7", participant: "ann", vote: 1 },
      ],
    });
  });

  it("names line and column of a fault", () => {
    const header = "timestamp,comment-id,voter-id,vote\n";
    const cases: [string, ReturnType<typeof faultOf>][] = [
      ["", { name: "empty_file", line: 1, column: 1 }],
      ["timestamp,comment-id,vote\n", { name: "missing_column", line: 1, column: 26 }],
      [
        "timestamp,vote,comment-id,voter-id,vote\n",
        { name: "repeated_column", line: 1, column: 36 },
      ],
      [`${header}1,2,3,1\n1,2,3,agree\n`, { name: "invalid_value", line: 3, column: 7 }],
      [`${header}soon,2,3,1\n`, { name: "invalid_value", line: 2, column: 1 }],
      [`${header}1,2,,1\n`, { name: "invalid_value", line: 2, column: 5 }],
      [`${header}1,2,3\n`, { name: "wrong_number_of_fields", line: 2, column: 5 }],
      [`${header}1,2,3,1,9\n`, { name: "wrong_number_of_fields", line: 2, column: 9 }],
      [`${header}1,"2,3,1\n`, { name: "unclosed_quote", line: 2, column: 3 }],
      [`${header}1,"2"2,3,1\n`, { name: "text_after_quote", line: 2, column: 6 }],
    ];
    for (const [text, fault] of cases) expect(faultOf(readVotes(bytes(text)))).toEqual(fault);
  });
});

describe("comments.csv", () => {
  const header = "timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,comment-body\n";

  it("holds texts with commas, quotes and new lines", () => {
    const text = `${header}5,10,1,0,0,1,false,"one, ""two""\nthree"\n4,9,1,0,0,-1,true,é – 例\n`;
    expect(readComments(bytes(text))).toEqual({
      ok: true,
      value: [
        { id: "9", moderation: "out", isMeta: true, text: "é – 例", timestamp: 4, author: "1" },
        {
          id: "10",
          moderation: "in",
          isMeta: false,
          text: 'one, "two"\nthree',
          timestamp: 5,
          author: "1",
        },
      ],
    });
  });

  it("in mixed encodings names the line and the character where it goes wrong", () => {
    const good = bytes(`${header}5,10,1,0,0,1,false,"é\nok"\n6,11,1,0,0,1,false,caf`);
    const latin1 = Uint8Array.of(...good, 0xe9, 0x0a);
    expect(faultOf(readComments(latin1))).toEqual({
      name: "invalid_encoding",
      line: 4,
      column: 23,
    });
    const cut = good.slice(0, good.length - 3);
    expect(faultOf(readComments(Uint8Array.of(...cut, 0xc3)))).toEqual({
      name: "invalid_encoding",
      line: 4,
      column: 20,
    });
  });

  it("after a new line inside quotes still counts lines right", () => {
    const text = `${header}5,10,1,0,0,1,false,"a\nb\nc"\n6,11,1,0,0,maybe,false,x\n`;
    expect(faultOf(readComments(bytes(text)))).toEqual({
      name: "invalid_value",
      line: 5,
      column: 12,
    });
  });

  it("with one id twice is refused", () => {
    const text = `${header}5,10,1,0,0,1,false,x\n6,10,1,0,0,1,false,y\n`;
    expect(faultOf(readComments(bytes(text)))).toEqual({
      name: "invalid_value",
      line: 3,
      column: 3,
    });
  });

  it("is read past a byte order mark", () => {
    const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(`${header}5,10,1,0,0,1,false,x\n`));
    expect(readComments(marked).ok).toBe(true);
  });
});

describe("participants-votes.csv", () => {
  it("gives groups, votes and people without votes", () => {
    const text =
      "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,3\nann,,1,0,2,1,0,1,0\nbob,,,0,0,0,0,,\n";
    expect(readParticipantsVotes(bytes(text))).toEqual({
      ok: true,
      value: {
        participants: ["ann", "bob"],
        groups: new Map([["ann", "1"]]),
        statements: ["0", "3"],
        votes: [
          { participant: "ann", statement: "0", vote: 1 },
          { participant: "ann", statement: "3", vote: 0 },
        ],
      },
    });
  });

  it("names line and column of a fault", () => {
    const header = "participant,group-id,0,1\n";
    expect(faultOf(readParticipantsVotes(bytes(`${header}ann,0,1,2\n`)))).toEqual({
      name: "invalid_value",
      line: 2,
      column: 9,
    });
    expect(faultOf(readParticipantsVotes(bytes("group-id,0,1\n")))).toEqual({
      name: "missing_column",
      line: 1,
      column: 13,
    });
    expect(faultOf(readParticipantsVotes(bytes("participant,0,1,0\n")))).toEqual({
      name: "repeated_column",
      line: 1,
      column: 17,
    });
    expect(faultOf(readParticipantsVotes(bytes(`${header}ann,0,1,1\nann,0,1,1\n`)))).toEqual({
      name: "invalid_value",
      line: 3,
      column: 1,
    });
  });
});

describe("a conversation", () => {
  it("needs one of the two files with votes", () => {
    expect(readConversation({ comments: bytes("x") })).toBeUndefined();
  });

  it("written and read again is the same", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string(), { minLength: 8, maxLength: 8 }),
        (seed, texts) => {
          const planted = plantVotes({
            people: 9,
            statements: 8,
            groups: 2,
            votesOf: (i) => i,
            noise: 0.5,
            seed,
          });
          const statements = planted.statements.map((statement, j) => ({
            ...statement,
            text: texts[j] as string,
            isMeta: j === 3,
            timestamp: 1000 + j,
            author: `p${j}`,
          }));
          const votes = planted.votes.map((vote, i) => ({ ...vote, timestamp: 5000 + i }));
          const people = [...new Set(votes.map(({ participant }) => participant)), "silent"];
          const matrix = buildVoteMatrix(votes, statements, people);
          const groupOfRow = Int32Array.from(people, (_, i) => (i % 3) - 1);
          const read = readConversation({
            votes: bytes(writeVotes(votes)),
            comments: bytes(writeComments(statements, matrix)),
            participantsVotes: bytes(writeParticipantsVotes(matrix, groupOfRow, statements)),
          });
          if (read?.ok !== true) throw new Error(JSON.stringify(read));
          expect(read.value.matrix).toEqual(matrix);
          expect(read.value.statements).toEqual(statements);
          expect(read.value.votes).toEqual(votes);
          const groups = people.flatMap((id, i) =>
            i % 3 === 0 ? [] : [[id, String((i % 3) - 1)] as const],
          );
          expect(read.value.groups).toEqual(new Map(groups));
        },
      ),
    );
  });
});
