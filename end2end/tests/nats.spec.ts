// A back office of its own, on the other side of a real broker.
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Page } from '@playwright/test';
import { BackOffice, Broker } from '../broker';
import { expect, test } from '../fixtures';
import { Portal, freePort } from '../portal';
import { forSomebodyElse, sendReport } from '../report';

const TYPE = 'frontcounter.report.submitted.v1';
const SUBJECT = 'frontcounter.crime-recording';
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test.describe('NATS JetStream', { tag: '@with-scripts' }, () => {
  for (const language of ['en', 'ur']) {
    test(`a report made in ${language} arrives at an independent consumer`, async ({ page, atEnd }) => {
      const own = process.env.NATS_URL ? undefined : await Broker.start();
      const url = process.env.NATS_URL ?? own?.url ?? '';
      atEnd(() => own?.stop());
      const portal = await Portal.start({ brokerUrl: url });
      atEnd(() => portal.stop());
      const office = await BackOffice.open(url);
      atEnd(() => office.close());
      const reference = await sendReport(page, { base: portal.url, language });
      const message = await arrival(office, reference);
      expectEnvelope(message, reference);
      await expectSchema(page, portal.url, message.event.data);
      expect(message.event.data).toMatchObject({ reference, journey: 'theft', queue: 'crime-recording', language, withheld: [] });
      expect(answersIn(message.event.data)).toEqual(expectedAnswers);
    });
  }

  test('with the broker away the citizen notices nothing, and the event arrives later, once', async ({ page, atEnd }) => {
    const port = await freePort();
    const portal = await Portal.start({ brokerUrl: `nats://127.0.0.1:${port}` });
    atEnd(() => portal.stop());
    const reference = await sendReport(page, { base: portal.url });
    await expect.poll(() => outboxLine(portal, reference)).toMatch(/cannot connect/);
    const broker = await Broker.start(port);
    atEnd(() => broker.stop());
    const office = await BackOffice.open(broker.url);
    atEnd(() => office.close());
    const message = await arrival(office, reference);
    expectEnvelope(message, reference);
    await expect.poll(() => outboxLine(portal, reference)).toMatch(/\thanded-over\t/);
    expect(await office.received(SUBJECT)).toHaveLength(1);
  });
});

interface Arrived {
  event: Record<string, unknown> & { data: Data };
  id: string | undefined;
  contentType: string | undefined;
}

interface Data {
  answers: { question: string; value: unknown; text: string }[];
}

async function arrival(office: BackOffice, reference: string): Promise<Arrived> {
  let arrived: Arrived | undefined;
  const look = async () => {
    for (const message of await office.received(SUBJECT)) {
      const event = message.json<Arrived['event']>();
      const { headers } = message;
      if (event.subject === reference) arrived = { event, id: headers?.get('Nats-Msg-Id'), contentType: headers?.get('Content-Type') };
    }
    return arrived !== undefined;
  };
  await expect.poll(look, { timeout: 45_000 }).toBe(true);
  if (!arrived) throw new Error('nothing arrived');
  return arrived;
}

function expectEnvelope({ event, id, contentType }: Arrived, reference: string): void {
  expect(event).toMatchObject({ specversion: '1.0', source: '/front-counter', type: TYPE, subject: reference, datacontenttype: 'application/json' });
  expect(event.id).toMatch(UUID_V7);
  expect(id).toBe(event.id);
  expect(contentType).toContain('application/cloudevents+json');
  expect(new Date(String(event.time)).toISOString()).toBe(event.time);
}

async function expectSchema(page: Page, base: string, data: unknown): Promise<void> {
  const response = await page.request.get(`${base}/schemas/${TYPE}.json`);
  expect(response.status()).toBe(200);
  const ajv = new Ajv2020({ allErrors: true, strictSchema: false });
  addFormats(ajv);
  const validate = ajv.compile(await response.json());
  validate(data);
  expect(validate.errors).toBeNull();
  expect(validate({ ...(data as object), answers: [] }), 'the schema refuses what is no report').toBe(false);
}

function answersIn(data: Data): Record<string, unknown> {
  return Object.fromEntries(data.answers.map(({ question, value }) => [question, withoutItemNames(value)]));
}

/** The items of a repeated question without the names that their forms gave them. */
function withoutItemNames(value: unknown): unknown {
  const isItems = Array.isArray(value) && value.every((one) => typeof one === 'object');
  return isItems ? value.map((item) => plain(item.values)) : value;
}

/** Values of an item's fields, without the kind around them. */
function plain(values: Record<string, unknown>): Record<string, unknown> {
  const inner = (value: unknown) => (typeof value === 'object' && value !== null && 'value' in value ? value.value : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inner(value)]));
}

/** As typed, in the shape of the schema. */
const expectedAnswers: Record<string, unknown> = {
  ...Object.fromEntries(Object.entries(forSomebodyElse).map(([question, fields]) => [question, parts(question, fields)])),
  when: { precision: 'between', from: '2024-03-02', to: '2024-03-04' },
  items: [{ ...(parts('items', forSomebodyElse.items) as object), value: 25050 }],
  suspects: [parts('suspects', forSomebodyElse.suspects)],
  'witness-details': [parts('witness-details', forSomebodyElse['witness-details'])],
  you: { name: 'Zoë O’Neill-Ødegård', date_of_birth: '1980-04-05' },
  'person-affected': { name: 'شازیہ خان', date_of_birth: '1951-09-07' },
  railway: false,
  'on-bus': true,
  'victim-support': true,
};

function parts(question: string, fields: Record<string, unknown>): unknown {
  if (question in fields) return fields[question];
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.slice(question.length + 1), value]));
}

async function outboxLine(portal: Portal, reference: string): Promise<string> {
  return (await portal.lines('outbox', 'list')).find((line) => line.startsWith(reference)) ?? '';
}
