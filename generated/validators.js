// Generated from spec/openapi.yaml by scripts/generate.ts. Do not edit: change the spec and run "npm run generate".

/**
 * A function that judges a decoded body. It returns whether the body is valid and leaves what is not in `errors`.
 * 64-bit integers are expected as `bigint`; in requests safe integer numbers will do.
 * `schemaPath` is a JSON pointer of the description, see source-map.json.
 * @typedef {((data: unknown) => boolean) & {
 *   errors?: null | Array<{
 *     instancePath: string, schemaPath: string, keyword: string, params: Record<string, unknown>, message?: string
 *   }>
 * }} Validator
 */

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
  }
});

var validate_ServerStatus = validate54;
var pattern11 = new RegExp("^([0-9a-f]+|None)?$", "u"), pattern0 = new RegExp("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "u");
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.git_hash === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "git_hash" }, message: "must have required property 'git_hash'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.id === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.pid === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "pid" }, message: "must have required property 'pid'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.is_owner === void 0) {
      let err4 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/required", keyword: "required", params: { missingProperty: "is_owner" }, message: "must have required property 'is_owner'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.version !== void 0 && typeof data.version != "string") {
      let err5 = { instancePath: instancePath + "/version", schemaPath: "#/components/schemas/ServerStatus/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.git_hash !== void 0) {
      let data1 = data.git_hash;
      if (typeof data1 == "string") {
        if (!pattern11.test(data1)) {
          let err6 = { instancePath: instancePath + "/git_hash", schemaPath: "#/components/schemas/ServerStatus/properties/git_hash/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]+|None)?$" }, message: 'must match pattern "^([0-9a-f]+|None)?$"' };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        let err7 = { instancePath: instancePath + "/git_hash", schemaPath: "#/components/schemas/ServerStatus/properties/git_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.id !== void 0) {
      let data2 = data.id;
      if (typeof data2 == "string") {
        if (!pattern0.test(data2)) {
          let err8 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ServerStatus/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
      } else {
        let err9 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ServerStatus/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.cluster_id !== void 0 && typeof data.cluster_id != "string") {
      let err10 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/components/schemas/ServerStatus/properties/cluster_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.pid !== void 0) {
      let data4 = data.pid;
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
        let err11 = { instancePath: instancePath + "/pid", schemaPath: "#/components/schemas/ServerStatus/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 2147483647 || isNaN(data4)) {
          let err12 = { instancePath: instancePath + "/pid", schemaPath: "#/components/schemas/ServerStatus/properties/pid/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
        if (data4 < 0 || isNaN(data4)) {
          let err13 = { instancePath: instancePath + "/pid", schemaPath: "#/components/schemas/ServerStatus/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
      }
    }
    if (data.is_owner !== void 0 && typeof data.is_owner != "boolean") {
      let err14 = { instancePath: instancePath + "/is_owner", schemaPath: "#/components/schemas/ServerStatus/properties/is_owner/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.liveness !== void 0) {
      let data6 = data.liveness;
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
        let err15 = { instancePath: instancePath + "/liveness", schemaPath: "#/components/schemas/ServerStatus/properties/liveness/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 1 || isNaN(data6)) {
          let err16 = { instancePath: instancePath + "/liveness", schemaPath: "#/components/schemas/ServerStatus/properties/liveness/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" };
          vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
        }
        if (data6 < 0 || isNaN(data6)) {
          let err17 = { instancePath: instancePath + "/liveness", schemaPath: "#/components/schemas/ServerStatus/properties/liveness/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
      }
    }
  } else {
    let err18 = { instancePath, schemaPath: "#/components/schemas/ServerStatus/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
  }
  return validate54.errors = vErrors, errors === 0;
}
var validate_HTTPError = validate49;
var pattern8 = new RegExp("^(([A-Z]+:)?Err[A-Za-z0-9]+)?$", "u");
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_msg === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/HTTPError/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.error_code === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/HTTPError/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.error_msg !== void 0 && typeof data.error_msg != "string") {
      let err2 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/HTTPError/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.error_code !== void 0) {
      let data1 = data.error_code;
      if (typeof data1 == "string") {
        if (!pattern8.test(data1)) {
          let err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/HTTPError/properties/error_code/pattern", keyword: "pattern", params: { pattern: "^(([A-Z]+:)?Err[A-Za-z0-9]+)?$" }, message: 'must match pattern "^(([A-Z]+:)?Err[A-Za-z0-9]+)?$"' };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/HTTPError/properties/error_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
  } else {
    let err5 = { instancePath, schemaPath: "#/components/schemas/HTTPError/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
  }
  return validate49.errors = vErrors, errors === 0;
}
var validate_SetLogLevelRequest = validate55, schema26 = { type: "object", required: ["log_level"], properties: { log_level: { type: "string", enum: ["debug", "info", "warn", "error", "dpanic", "panic", "fatal"] } } };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.log_level === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/SetLogLevelRequest/required", keyword: "required", params: { missingProperty: "log_level" }, message: "must have required property 'log_level'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.log_level !== void 0) {
      let data0 = data.log_level;
      if (typeof data0 != "string") {
        let err1 = { instancePath: instancePath + "/log_level", schemaPath: "#/components/schemas/SetLogLevelRequest/properties/log_level/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      if (!(data0 === "debug" || data0 === "info" || data0 === "warn" || data0 === "error" || data0 === "dpanic" || data0 === "panic" || data0 === "fatal")) {
        let err2 = { instancePath: instancePath + "/log_level", schemaPath: "#/components/schemas/SetLogLevelRequest/properties/log_level/enum", keyword: "enum", params: { allowedValues: schema26.properties.log_level.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/components/schemas/SetLogLevelRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate55.errors = vErrors, errors === 0;
}
var validate_body_1 = validate58;
var keyword2 = BigInt("0"), keyword3 = BigInt("18446744073709551615");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (typeof data != "string") {
    let err0 = { instancePath, schemaPath: "#/components/schemas/ChangefeedState/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate27.errors = vErrors, errors === 0;
}
var pattern3 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$", "u");
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (typeof data == "string") {
    if (!pattern3.test(data)) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/Timestamp/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}$"' };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
  } else {
    let err1 = { instancePath, schemaPath: "#/components/schemas/Timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate29.errors = vErrors, errors === 0;
}
var schema13 = { type: ["object", "null"], required: ["addr", "code", "message"], properties: { time: { type: "string", format: "date-time", pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, addr: { type: "string" }, code: { type: "string" }, message: { type: "string" } } }, pattern4 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    let err0 = { instancePath, schemaPath: "#/components/schemas/RunningError/type", keyword: "type", params: { type: schema13.type }, message: "must be object,null" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.addr === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/RunningError/required", keyword: "required", params: { missingProperty: "addr" }, message: "must have required property 'addr'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.code === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/RunningError/required", keyword: "required", params: { missingProperty: "code" }, message: "must have required property 'code'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.message === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/RunningError/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property 'message'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.time !== void 0) {
      let data0 = data.time;
      if (typeof data0 == "string") {
        if (!pattern4.test(data0)) {
          let err4 = { instancePath: instancePath + "/time", schemaPath: "#/components/schemas/RunningError/properties/time/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$" }, message: 'must match pattern "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/time", schemaPath: "#/components/schemas/RunningError/properties/time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.addr !== void 0 && typeof data.addr != "string") {
      let err6 = { instancePath: instancePath + "/addr", schemaPath: "#/components/schemas/RunningError/properties/addr/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.code !== void 0 && typeof data.code != "string") {
      let err7 = { instancePath: instancePath + "/code", schemaPath: "#/components/schemas/RunningError/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.message !== void 0 && typeof data.message != "string") {
      let err8 = { instancePath: instancePath + "/message", schemaPath: "#/components/schemas/RunningError/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
  }
  return validate31.errors = vErrors, errors === 0;
}
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.state === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property 'state'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.checkpoint_tso === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "checkpoint_tso" }, message: "must have required property 'checkpoint_tso'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.checkpoint_time === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "checkpoint_time" }, message: "must have required property 'checkpoint_time'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.error === void 0) {
      let err4 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.upstream_id !== void 0) {
      let data0 = data.upstream_id;
      if (!(typeof data0 == "bigint" && data0 >= keyword2 && data0 <= keyword3)) {
        let err5 = { instancePath: instancePath + "/upstream_id", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/upstream_id/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.namespace !== void 0 && typeof data.namespace != "string") {
      let err6 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.id !== void 0 && typeof data.id != "string") {
      let err7 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.state !== void 0 && (validate27(data.state, { instancePath: instancePath + "/state", parentData: data, parentDataProperty: "state", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.checkpoint_tso !== void 0) {
      let data4 = data.checkpoint_tso;
      if (!(typeof data4 == "bigint" && data4 >= keyword2 && data4 <= keyword3)) {
        let err8 = { instancePath: instancePath + "/checkpoint_tso", schemaPath: "#/components/schemas/ChangefeedCommonInfo/properties/checkpoint_tso/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    data.checkpoint_time !== void 0 && (validate29(data.checkpoint_time, { instancePath: instancePath + "/checkpoint_time", parentData: data, parentDataProperty: "checkpoint_time", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length)), data.error !== void 0 && (validate31(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length));
  } else {
    let err9 = { instancePath, schemaPath: "#/components/schemas/ChangefeedCommonInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate26.errors = vErrors, errors === 0;
}
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate26(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/paths/~1api~1v1~1changefeeds/get/responses/200/content/application~1json/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate58.errors = vErrors, errors === 0;
}
var validate_CreateChangefeedRequest = validate40;
var func2 = require_ucs2length().default, pattern6 = new RegExp("^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$", "u"), pattern7 = new RegExp("^[a-zA-Z][a-zA-Z0-9+.-]*:", "u"), schema17 = { type: "object", additionalProperties: !0, properties: { dispatchers: { type: "array", items: { $ref: "DispatchRule" } }, protocol: { type: "string", enum: ["canal-json", "open-protocol", "avro", "maxwell", "default", "canal", "craft", "flat-avro", "csv", "simple", "debezium"] }, "column-selectors": { type: "array", items: { $ref: "ColumnSelector" } }, "schema-registry": { type: "string" }, "transaction-atomicity": { type: "string", enum: ["none", "table"] }, csv: { allOf: [{ $ref: "CSVConfig" }] }, "encoder-concurrency": { type: "integer", minimum: -2147483648, maximum: 2147483647 }, terminator: { type: "string" }, "date-separator": { type: "string", enum: ["none", "year", "month", "day"] }, "enable-partition-separator": { type: "boolean" }, "only-output-updated-columns": { type: "boolean" }, "delete-only-output-handle-key-columns": { type: "boolean" }, "kafka-config": { type: "object", additionalProperties: !0 }, "mysql-config": { type: "object", additionalProperties: !0 }, "pulsar-config": { type: "object", additionalProperties: !0 }, "cloud-storage-config": { type: "object", additionalProperties: !0 } } }, schema18 = { type: "object", properties: { matcher: { type: "array", items: { type: "string" } }, dispatcher: { type: "string", enum: ["default", "ts", "index-value", "table", "columns"] }, topic: { type: "string" }, partition: { type: "string" }, index: { type: "string" }, columns: { type: "array", items: { type: "string" } } } };
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.matcher !== void 0) {
      let data0 = data.matcher;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data0[i0] != "string") {
            let err0 = { instancePath: instancePath + "/matcher/" + i0, schemaPath: "#/components/schemas/DispatchRule/properties/matcher/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
      } else {
        let err1 = { instancePath: instancePath + "/matcher", schemaPath: "#/components/schemas/DispatchRule/properties/matcher/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.dispatcher !== void 0) {
      let data2 = data.dispatcher;
      if (typeof data2 != "string") {
        let err2 = { instancePath: instancePath + "/dispatcher", schemaPath: "#/components/schemas/DispatchRule/properties/dispatcher/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (!(data2 === "default" || data2 === "ts" || data2 === "index-value" || data2 === "table" || data2 === "columns")) {
        let err3 = { instancePath: instancePath + "/dispatcher", schemaPath: "#/components/schemas/DispatchRule/properties/dispatcher/enum", keyword: "enum", params: { allowedValues: schema18.properties.dispatcher.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data.topic !== void 0 && typeof data.topic != "string") {
      let err4 = { instancePath: instancePath + "/topic", schemaPath: "#/components/schemas/DispatchRule/properties/topic/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.partition !== void 0 && typeof data.partition != "string") {
      let err5 = { instancePath: instancePath + "/partition", schemaPath: "#/components/schemas/DispatchRule/properties/partition/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.index !== void 0 && typeof data.index != "string") {
      let err6 = { instancePath: instancePath + "/index", schemaPath: "#/components/schemas/DispatchRule/properties/index/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.columns !== void 0) {
      let data6 = data.columns;
      if (Array.isArray(data6)) {
        let len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data6[i1] != "string") {
            let err7 = { instancePath: instancePath + "/columns/" + i1, schemaPath: "#/components/schemas/DispatchRule/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
      } else {
        let err8 = { instancePath: instancePath + "/columns", schemaPath: "#/components/schemas/DispatchRule/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
  } else {
    let err9 = { instancePath, schemaPath: "#/components/schemas/DispatchRule/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate42.errors = vErrors, errors === 0;
}
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.matcher !== void 0) {
      let data0 = data.matcher;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data0[i0] != "string") {
            let err0 = { instancePath: instancePath + "/matcher/" + i0, schemaPath: "#/components/schemas/ColumnSelector/properties/matcher/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
      } else {
        let err1 = { instancePath: instancePath + "/matcher", schemaPath: "#/components/schemas/ColumnSelector/properties/matcher/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.columns !== void 0) {
      let data2 = data.columns;
      if (Array.isArray(data2)) {
        let len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data2[i1] != "string") {
            let err2 = { instancePath: instancePath + "/columns/" + i1, schemaPath: "#/components/schemas/ColumnSelector/properties/columns/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
          }
      } else {
        let err3 = { instancePath: instancePath + "/columns", schemaPath: "#/components/schemas/ColumnSelector/properties/columns/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/components/schemas/ColumnSelector/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate39.errors = vErrors, errors === 0;
}
var schema6 = { type: "object", properties: { delimiter: { type: "string" }, quote: { type: "string" }, null: { type: "string" }, "include-commit-ts": { type: "boolean" }, "binary-encoding-method": { type: "string", enum: ["base64", "hex"] }, "output-old-value": { type: "boolean" }, "output-handle-key": { type: "boolean" } } };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.delimiter !== void 0 && typeof data.delimiter != "string") {
      let err0 = { instancePath: instancePath + "/delimiter", schemaPath: "#/components/schemas/CSVConfig/properties/delimiter/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.quote !== void 0 && typeof data.quote != "string") {
      let err1 = { instancePath: instancePath + "/quote", schemaPath: "#/components/schemas/CSVConfig/properties/quote/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.null !== void 0 && typeof data.null != "string") {
      let err2 = { instancePath: instancePath + "/null", schemaPath: "#/components/schemas/CSVConfig/properties/null/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data["include-commit-ts"] !== void 0 && typeof data["include-commit-ts"] != "boolean") {
      let err3 = { instancePath: instancePath + "/include-commit-ts", schemaPath: "#/components/schemas/CSVConfig/properties/include-commit-ts/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data["binary-encoding-method"] !== void 0) {
      let data4 = data["binary-encoding-method"];
      if (typeof data4 != "string") {
        let err4 = { instancePath: instancePath + "/binary-encoding-method", schemaPath: "#/components/schemas/CSVConfig/properties/binary-encoding-method/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      if (!(data4 === "base64" || data4 === "hex")) {
        let err5 = { instancePath: instancePath + "/binary-encoding-method", schemaPath: "#/components/schemas/CSVConfig/properties/binary-encoding-method/enum", keyword: "enum", params: { allowedValues: schema6.properties["binary-encoding-method"].enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data["output-old-value"] !== void 0 && typeof data["output-old-value"] != "boolean") {
      let err6 = { instancePath: instancePath + "/output-old-value", schemaPath: "#/components/schemas/CSVConfig/properties/output-old-value/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data["output-handle-key"] !== void 0 && typeof data["output-handle-key"] != "boolean") {
      let err7 = { instancePath: instancePath + "/output-handle-key", schemaPath: "#/components/schemas/CSVConfig/properties/output-handle-key/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
  } else {
    let err8 = { instancePath, schemaPath: "#/components/schemas/CSVConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate21.errors = vErrors, errors === 0;
}
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.dispatchers !== void 0) {
      let data0 = data.dispatchers;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate42(data0[i0], { instancePath: instancePath + "/dispatchers/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors), errors = vErrors.length);
      } else {
        let err0 = { instancePath: instancePath + "/dispatchers", schemaPath: "#/components/schemas/SinkConfig/properties/dispatchers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    if (data.protocol !== void 0) {
      let data2 = data.protocol;
      if (typeof data2 != "string") {
        let err1 = { instancePath: instancePath + "/protocol", schemaPath: "#/components/schemas/SinkConfig/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      if (!(data2 === "canal-json" || data2 === "open-protocol" || data2 === "avro" || data2 === "maxwell" || data2 === "default" || data2 === "canal" || data2 === "craft" || data2 === "flat-avro" || data2 === "csv" || data2 === "simple" || data2 === "debezium")) {
        let err2 = { instancePath: instancePath + "/protocol", schemaPath: "#/components/schemas/SinkConfig/properties/protocol/enum", keyword: "enum", params: { allowedValues: schema17.properties.protocol.enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data["column-selectors"] !== void 0) {
      let data3 = data["column-selectors"];
      if (Array.isArray(data3)) {
        let len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate39(data3[i1], { instancePath: instancePath + "/column-selectors/" + i1, parentData: data3, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors), errors = vErrors.length);
      } else {
        let err3 = { instancePath: instancePath + "/column-selectors", schemaPath: "#/components/schemas/SinkConfig/properties/column-selectors/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    if (data["schema-registry"] !== void 0 && typeof data["schema-registry"] != "string") {
      let err4 = { instancePath: instancePath + "/schema-registry", schemaPath: "#/components/schemas/SinkConfig/properties/schema-registry/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data["transaction-atomicity"] !== void 0) {
      let data6 = data["transaction-atomicity"];
      if (typeof data6 != "string") {
        let err5 = { instancePath: instancePath + "/transaction-atomicity", schemaPath: "#/components/schemas/SinkConfig/properties/transaction-atomicity/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (!(data6 === "none" || data6 === "table")) {
        let err6 = { instancePath: instancePath + "/transaction-atomicity", schemaPath: "#/components/schemas/SinkConfig/properties/transaction-atomicity/enum", keyword: "enum", params: { allowedValues: schema17.properties["transaction-atomicity"].enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.csv !== void 0 && (validate21(data.csv, { instancePath: instancePath + "/csv", parentData: data, parentDataProperty: "csv", rootData }) || (vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors), errors = vErrors.length)), data["encoder-concurrency"] !== void 0) {
      let data8 = data["encoder-concurrency"];
      if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
        let err7 = { instancePath: instancePath + "/encoder-concurrency", schemaPath: "#/components/schemas/SinkConfig/properties/encoder-concurrency/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 2147483647 || isNaN(data8)) {
          let err8 = { instancePath: instancePath + "/encoder-concurrency", schemaPath: "#/components/schemas/SinkConfig/properties/encoder-concurrency/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
        }
        if (data8 < -2147483648 || isNaN(data8)) {
          let err9 = { instancePath: instancePath + "/encoder-concurrency", schemaPath: "#/components/schemas/SinkConfig/properties/encoder-concurrency/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2147483648 }, message: "must be >= -2147483648" };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
      }
    }
    if (data.terminator !== void 0 && typeof data.terminator != "string") {
      let err10 = { instancePath: instancePath + "/terminator", schemaPath: "#/components/schemas/SinkConfig/properties/terminator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data["date-separator"] !== void 0) {
      let data10 = data["date-separator"];
      if (typeof data10 != "string") {
        let err11 = { instancePath: instancePath + "/date-separator", schemaPath: "#/components/schemas/SinkConfig/properties/date-separator/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
      if (!(data10 === "none" || data10 === "year" || data10 === "month" || data10 === "day")) {
        let err12 = { instancePath: instancePath + "/date-separator", schemaPath: "#/components/schemas/SinkConfig/properties/date-separator/enum", keyword: "enum", params: { allowedValues: schema17.properties["date-separator"].enum }, message: "must be equal to one of the allowed values" };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data["enable-partition-separator"] !== void 0 && typeof data["enable-partition-separator"] != "boolean") {
      let err13 = { instancePath: instancePath + "/enable-partition-separator", schemaPath: "#/components/schemas/SinkConfig/properties/enable-partition-separator/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
    }
    if (data["only-output-updated-columns"] !== void 0 && typeof data["only-output-updated-columns"] != "boolean") {
      let err14 = { instancePath: instancePath + "/only-output-updated-columns", schemaPath: "#/components/schemas/SinkConfig/properties/only-output-updated-columns/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data["delete-only-output-handle-key-columns"] !== void 0 && typeof data["delete-only-output-handle-key-columns"] != "boolean") {
      let err15 = { instancePath: instancePath + "/delete-only-output-handle-key-columns", schemaPath: "#/components/schemas/SinkConfig/properties/delete-only-output-handle-key-columns/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    if (data["kafka-config"] !== void 0) {
      let data14 = data["kafka-config"];
      if (!(data14 && typeof data14 == "object" && !Array.isArray(data14))) {
        let err16 = { instancePath: instancePath + "/kafka-config", schemaPath: "#/components/schemas/SinkConfig/properties/kafka-config/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data["mysql-config"] !== void 0) {
      let data15 = data["mysql-config"];
      if (!(data15 && typeof data15 == "object" && !Array.isArray(data15))) {
        let err17 = { instancePath: instancePath + "/mysql-config", schemaPath: "#/components/schemas/SinkConfig/properties/mysql-config/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data["pulsar-config"] !== void 0) {
      let data16 = data["pulsar-config"];
      if (!(data16 && typeof data16 == "object" && !Array.isArray(data16))) {
        let err18 = { instancePath: instancePath + "/pulsar-config", schemaPath: "#/components/schemas/SinkConfig/properties/pulsar-config/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data["cloud-storage-config"] !== void 0) {
      let data17 = data["cloud-storage-config"];
      if (!(data17 && typeof data17 == "object" && !Array.isArray(data17))) {
        let err19 = { instancePath: instancePath + "/cloud-storage-config", schemaPath: "#/components/schemas/SinkConfig/properties/cloud-storage-config/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
  } else {
    let err20 = { instancePath, schemaPath: "#/components/schemas/SinkConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
  }
  return validate41.errors = vErrors, errors === 0;
}
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.changefeed_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/CreateChangefeedRequest/required", keyword: "required", params: { missingProperty: "changefeed_id" }, message: "must have required property 'changefeed_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.sink_uri === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/CreateChangefeedRequest/required", keyword: "required", params: { missingProperty: "sink_uri" }, message: "must have required property 'sink_uri'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.changefeed_id !== void 0) {
      let data0 = data.changefeed_id;
      if (typeof data0 == "string") {
        if (func2(data0) > 128) {
          let err2 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (func2(data0) < 1) {
          let err3 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern6.test(data0)) {
          let err4 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$" }, message: 'must match pattern "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/changefeed_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.sink_uri !== void 0) {
      let data1 = data.sink_uri;
      if (typeof data1 == "string") {
        if (func2(data1) < 1) {
          let err6 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/sink_uri/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
        if (!pattern7.test(data1)) {
          let err7 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/sink_uri/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:" }, message: 'must match pattern "^[a-zA-Z][a-zA-Z0-9+.-]*:"' };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
      } else {
        let err8 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/sink_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.start_ts !== void 0) {
      let data2 = data.start_ts;
      if (!((typeof data2 == "bigint" || Number.isSafeInteger(data2)) && data2 >= keyword2 && data2 <= keyword3)) {
        let err9 = { instancePath: instancePath + "/start_ts", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/start_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
    }
    if (data.target_ts !== void 0) {
      let data3 = data.target_ts;
      if (!((typeof data3 == "bigint" || Number.isSafeInteger(data3)) && data3 >= keyword2 && data3 <= keyword3)) {
        let err10 = { instancePath: instancePath + "/target_ts", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/target_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
    }
    if (data.force_replicate !== void 0 && typeof data.force_replicate != "boolean") {
      let err11 = { instancePath: instancePath + "/force_replicate", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/force_replicate/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.ignore_ineligible_table !== void 0 && typeof data.ignore_ineligible_table != "boolean") {
      let err12 = { instancePath: instancePath + "/ignore_ineligible_table", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/ignore_ineligible_table/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    if (data.filter_rules !== void 0) {
      let data6 = data.filter_rules;
      if (Array.isArray(data6)) {
        let len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data6[i0] != "string") {
            let err13 = { instancePath: instancePath + "/filter_rules/" + i0, schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/filter_rules/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
      } else {
        let err14 = { instancePath: instancePath + "/filter_rules", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/filter_rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
      }
    }
    if (data.ignore_txn_start_ts !== void 0) {
      let data8 = data.ignore_txn_start_ts;
      if (Array.isArray(data8)) {
        let len1 = data8.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data9 = data8[i1];
          if (!((typeof data9 == "bigint" || Number.isSafeInteger(data9)) && data9 >= keyword2 && data9 <= keyword3)) {
            let err15 = { instancePath: instancePath + "/ignore_txn_start_ts/" + i1, schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/ignore_txn_start_ts/items/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        }
      } else {
        let err16 = { instancePath: instancePath + "/ignore_txn_start_ts", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/ignore_txn_start_ts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.mounter_worker_num !== void 0) {
      let data10 = data.mounter_worker_num;
      if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
        let err17 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/mounter_worker_num/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
      if (typeof data10 == "number" && isFinite(data10)) {
        if (data10 > 2147483647 || isNaN(data10)) {
          let err18 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/mounter_worker_num/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        if (data10 < 0 || isNaN(data10)) {
          let err19 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/mounter_worker_num/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
        }
      }
    }
    if (data.sink_config !== void 0 && (validate41(data.sink_config, { instancePath: instancePath + "/sink_config", parentData: data, parentDataProperty: "sink_config", rootData }) || (vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors), errors = vErrors.length)), data.timezone !== void 0 && typeof data.timezone != "string") {
      let err20 = { instancePath: instancePath + "/timezone", schemaPath: "#/components/schemas/CreateChangefeedRequest/properties/timezone/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
  } else {
    let err21 = { instancePath, schemaPath: "#/components/schemas/CreateChangefeedRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
  }
  return validate40.errors = vErrors, errors === 0;
}
var validate_ChangefeedDetail = validate33, schema14 = { type: "object", required: ["id", "sink_uri", "create_time", "start_ts", "target_ts", "checkpoint_tso", "checkpoint_time", "state", "error", "error_history", "creator_version"], properties: { upstream_id: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, namespace: { type: "string", pattern: "^default$" }, id: { type: "string" }, sink_uri: { type: "string" }, create_time: { $ref: "Timestamp" }, start_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, resolved_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, target_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, checkpoint_tso: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, checkpoint_time: { $ref: "Timestamp" }, sort_engine: { type: "string" }, state: { $ref: "ChangefeedState" }, error: { allOf: [{ $ref: "RunningError" }] }, error_history: { type: ["array", "null"], items: { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !1, nullable: !1 } } }, creator_version: { type: "string" }, task_status: { type: "array", items: { $ref: "CaptureTaskStatus" } } } }, keyword0 = BigInt("-9223372036854775808"), keyword1 = BigInt("9223372036854775807"), pattern5 = new RegExp("^default$", "u"), schema8 = { type: "object", required: ["capture_id"], properties: { capture_id: { type: "string", pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, table_ids: { type: "array", items: { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !1, nullable: !1 } } }, table_operations: { type: ["object", "null"], additionalProperties: { $ref: "TableOperation" } } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.delete === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/TableOperation/required", keyword: "required", params: { missingProperty: "delete" }, message: "must have required property 'delete'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.boundary_ts === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/TableOperation/required", keyword: "required", params: { missingProperty: "boundary_ts" }, message: "must have required property 'boundary_ts'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.done !== void 0 && typeof data.done != "boolean") {
      let err2 = { instancePath: instancePath + "/done", schemaPath: "#/components/schemas/TableOperation/properties/done/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.delete !== void 0 && typeof data.delete != "boolean") {
      let err3 = { instancePath: instancePath + "/delete", schemaPath: "#/components/schemas/TableOperation/properties/delete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.flag !== void 0) {
      let data2 = data.flag;
      if (!(typeof data2 == "bigint" && data2 >= keyword2 && data2 <= keyword3)) {
        let err4 = { instancePath: instancePath + "/flag", schemaPath: "#/components/schemas/TableOperation/properties/flag/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.boundary_ts !== void 0) {
      let data3 = data.boundary_ts;
      if (!(typeof data3 == "bigint" && data3 >= keyword2 && data3 <= keyword3)) {
        let err5 = { instancePath: instancePath + "/boundary_ts", schemaPath: "#/components/schemas/TableOperation/properties/boundary_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.status !== void 0) {
      let data4 = data.status;
      if (!(typeof data4 == "bigint" && data4 >= keyword2 && data4 <= keyword3)) {
        let err6 = { instancePath: instancePath + "/status", schemaPath: "#/components/schemas/TableOperation/properties/status/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/components/schemas/TableOperation/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate24.errors = vErrors, errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capture_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/CaptureTaskStatus/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.capture_id !== void 0) {
      let data0 = data.capture_id;
      if (typeof data0 == "string") {
        if (!pattern0.test(data0)) {
          let err1 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/capture_id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
      } else {
        let err2 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.table_ids !== void 0) {
      let data1 = data.table_ids;
      if (Array.isArray(data1)) {
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (!(typeof data2 == "bigint" && data2 >= keyword0 && data2 <= keyword1)) {
            let err3 = { instancePath: instancePath + "/table_ids/" + i0, schemaPath: "#/components/schemas/CaptureTaskStatus/properties/table_ids/items/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
      } else {
        let err4 = { instancePath: instancePath + "/table_ids", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/table_ids/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.table_operations !== void 0) {
      let data3 = data.table_operations;
      if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null) {
        let err5 = { instancePath: instancePath + "/table_operations", schemaPath: "#/components/schemas/CaptureTaskStatus/properties/table_operations/type", keyword: "type", params: { type: schema8.properties.table_operations.type }, message: "must be object,null" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
      if (data3 && typeof data3 == "object" && !Array.isArray(data3))
        for (let key0 in data3)
          validate24(data3[key0], { instancePath: instancePath + "/table_operations/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key0, rootData }) || (vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors), errors = vErrors.length);
    }
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/CaptureTaskStatus/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate23.errors = vErrors, errors === 0;
}
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.sink_uri === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "sink_uri" }, message: "must have required property 'sink_uri'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.create_time === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "create_time" }, message: "must have required property 'create_time'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.start_ts === void 0) {
      let err3 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "start_ts" }, message: "must have required property 'start_ts'" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.target_ts === void 0) {
      let err4 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "target_ts" }, message: "must have required property 'target_ts'" };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.checkpoint_tso === void 0) {
      let err5 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "checkpoint_tso" }, message: "must have required property 'checkpoint_tso'" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.checkpoint_time === void 0) {
      let err6 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "checkpoint_time" }, message: "must have required property 'checkpoint_time'" };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.state === void 0) {
      let err7 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property 'state'" };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.error === void 0) {
      let err8 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property 'error'" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.error_history === void 0) {
      let err9 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "error_history" }, message: "must have required property 'error_history'" };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.creator_version === void 0) {
      let err10 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/required", keyword: "required", params: { missingProperty: "creator_version" }, message: "must have required property 'creator_version'" };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.upstream_id !== void 0) {
      let data0 = data.upstream_id;
      if (!(typeof data0 == "bigint" && data0 >= keyword2 && data0 <= keyword3)) {
        let err11 = { instancePath: instancePath + "/upstream_id", schemaPath: "#/components/schemas/ChangefeedDetail/properties/upstream_id/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.namespace !== void 0) {
      let data1 = data.namespace;
      if (typeof data1 == "string") {
        if (!pattern5.test(data1)) {
          let err12 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ChangefeedDetail/properties/namespace/pattern", keyword: "pattern", params: { pattern: "^default$" }, message: 'must match pattern "^default$"' };
          vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
        }
      } else {
        let err13 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ChangefeedDetail/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    }
    if (data.id !== void 0 && typeof data.id != "string") {
      let err14 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/ChangefeedDetail/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
    }
    if (data.sink_uri !== void 0 && typeof data.sink_uri != "string") {
      let err15 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/ChangefeedDetail/properties/sink_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
    }
    if (data.create_time !== void 0 && (validate29(data.create_time, { instancePath: instancePath + "/create_time", parentData: data, parentDataProperty: "create_time", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length)), data.start_ts !== void 0) {
      let data5 = data.start_ts;
      if (!(typeof data5 == "bigint" && data5 >= keyword2 && data5 <= keyword3)) {
        let err16 = { instancePath: instancePath + "/start_ts", schemaPath: "#/components/schemas/ChangefeedDetail/properties/start_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.resolved_ts !== void 0) {
      let data6 = data.resolved_ts;
      if (!(typeof data6 == "bigint" && data6 >= keyword2 && data6 <= keyword3)) {
        let err17 = { instancePath: instancePath + "/resolved_ts", schemaPath: "#/components/schemas/ChangefeedDetail/properties/resolved_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.target_ts !== void 0) {
      let data7 = data.target_ts;
      if (!(typeof data7 == "bigint" && data7 >= keyword2 && data7 <= keyword3)) {
        let err18 = { instancePath: instancePath + "/target_ts", schemaPath: "#/components/schemas/ChangefeedDetail/properties/target_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
      }
    }
    if (data.checkpoint_tso !== void 0) {
      let data8 = data.checkpoint_tso;
      if (!(typeof data8 == "bigint" && data8 >= keyword2 && data8 <= keyword3)) {
        let err19 = { instancePath: instancePath + "/checkpoint_tso", schemaPath: "#/components/schemas/ChangefeedDetail/properties/checkpoint_tso/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.checkpoint_time !== void 0 && (validate29(data.checkpoint_time, { instancePath: instancePath + "/checkpoint_time", parentData: data, parentDataProperty: "checkpoint_time", rootData }) || (vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors), errors = vErrors.length)), data.sort_engine !== void 0 && typeof data.sort_engine != "string") {
      let err20 = { instancePath: instancePath + "/sort_engine", schemaPath: "#/components/schemas/ChangefeedDetail/properties/sort_engine/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.state !== void 0 && (validate27(data.state, { instancePath: instancePath + "/state", parentData: data, parentDataProperty: "state", rootData }) || (vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors), errors = vErrors.length)), data.error !== void 0 && (validate31(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length)), data.error_history !== void 0) {
      let data13 = data.error_history;
      if (!Array.isArray(data13) && data13 !== null) {
        let err21 = { instancePath: instancePath + "/error_history", schemaPath: "#/components/schemas/ChangefeedDetail/properties/error_history/type", keyword: "type", params: { type: schema14.properties.error_history.type }, message: "must be array,null" };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (Array.isArray(data13)) {
        let len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data14 = data13[i0];
          if (!(typeof data14 == "bigint" && data14 >= keyword0 && data14 <= keyword1)) {
            let err22 = { instancePath: instancePath + "/error_history/" + i0, schemaPath: "#/components/schemas/ChangefeedDetail/properties/error_history/items/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
            vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
          }
        }
      }
    }
    if (data.creator_version !== void 0 && typeof data.creator_version != "string") {
      let err23 = { instancePath: instancePath + "/creator_version", schemaPath: "#/components/schemas/ChangefeedDetail/properties/creator_version/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
    }
    if (data.task_status !== void 0) {
      let data16 = data.task_status;
      if (Array.isArray(data16)) {
        let len1 = data16.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate23(data16[i1], { instancePath: instancePath + "/task_status/" + i1, parentData: data16, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors), errors = vErrors.length);
      } else {
        let err24 = { instancePath: instancePath + "/task_status", schemaPath: "#/components/schemas/ChangefeedDetail/properties/task_status/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
  } else {
    let err25 = { instancePath, schemaPath: "#/components/schemas/ChangefeedDetail/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
  }
  return validate33.errors = vErrors, errors === 0;
}
var validate_UpdateChangefeedRequest = validate56;
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/UpdateChangefeedRequest/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.target_ts !== void 0) {
      let data0 = data.target_ts;
      if (!((typeof data0 == "bigint" || Number.isSafeInteger(data0)) && data0 >= keyword2 && data0 <= keyword3)) {
        let err1 = { instancePath: instancePath + "/target_ts", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/target_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.sink_uri !== void 0) {
      let data1 = data.sink_uri;
      if (typeof data1 == "string") {
        if (func2(data1) < 1) {
          let err2 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/sink_uri/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (!pattern7.test(data1)) {
          let err3 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/sink_uri/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:" }, message: 'must match pattern "^[a-zA-Z][a-zA-Z0-9+.-]*:"' };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/sink_uri", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/sink_uri/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.filter_rules !== void 0) {
      let data2 = data.filter_rules;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data2[i0] != "string") {
            let err5 = { instancePath: instancePath + "/filter_rules/" + i0, schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/filter_rules/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
      } else {
        let err6 = { instancePath: instancePath + "/filter_rules", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/filter_rules/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.ignore_txn_start_ts !== void 0) {
      let data4 = data.ignore_txn_start_ts;
      if (Array.isArray(data4)) {
        let len1 = data4.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data5 = data4[i1];
          if (!((typeof data5 == "bigint" || Number.isSafeInteger(data5)) && data5 >= keyword2 && data5 <= keyword3)) {
            let err7 = { instancePath: instancePath + "/ignore_txn_start_ts/" + i1, schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/ignore_txn_start_ts/items/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
      } else {
        let err8 = { instancePath: instancePath + "/ignore_txn_start_ts", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/ignore_txn_start_ts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.mounter_worker_num !== void 0) {
      let data6 = data.mounter_worker_num;
      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
        let err9 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/mounter_worker_num/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 2147483647 || isNaN(data6)) {
          let err10 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/mounter_worker_num/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
        }
        if (data6 < 0 || isNaN(data6)) {
          let err11 = { instancePath: instancePath + "/mounter_worker_num", schemaPath: "#/components/schemas/UpdateChangefeedRequest/properties/mounter_worker_num/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
        }
      }
    }
    data.sink_config !== void 0 && (validate41(data.sink_config, { instancePath: instancePath + "/sink_config", parentData: data, parentDataProperty: "sink_config", rootData }) || (vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors), errors = vErrors.length));
  } else {
    let err12 = { instancePath, schemaPath: "#/components/schemas/UpdateChangefeedRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
  }
  return validate56.errors = vErrors, errors === 0;
}
var validate_MoveTableRequest = validate50;
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capture_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/MoveTableRequest/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.table_id === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/MoveTableRequest/required", keyword: "required", params: { missingProperty: "table_id" }, message: "must have required property 'table_id'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.capture_id !== void 0) {
      let data0 = data.capture_id;
      if (typeof data0 == "string") {
        if (func2(data0) > 128) {
          let err2 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (func2(data0) < 1) {
          let err3 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (!pattern6.test(data0)) {
          let err4 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$" }, message: 'must match pattern "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.table_id !== void 0) {
      let data1 = data.table_id;
      if (!((typeof data1 == "bigint" || Number.isSafeInteger(data1)) && data1 >= keyword0 && data1 <= keyword1)) {
        let err6 = { instancePath: instancePath + "/table_id", schemaPath: "#/components/schemas/MoveTableRequest/properties/table_id/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/components/schemas/MoveTableRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate50.errors = vErrors, errors === 0;
}
var validate_body_2 = validate60;
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.changefeed_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ProcessorCommonInfo/required", keyword: "required", params: { missingProperty: "changefeed_id" }, message: "must have required property 'changefeed_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.capture_id === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/ProcessorCommonInfo/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.namespace !== void 0 && typeof data.namespace != "string") {
      let err2 = { instancePath: instancePath + "/namespace", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/namespace/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.changefeed_id !== void 0 && typeof data.changefeed_id != "string") {
      let err3 = { instancePath: instancePath + "/changefeed_id", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/changefeed_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.capture_id !== void 0) {
      let data2 = data.capture_id;
      if (typeof data2 == "string") {
        if (!pattern0.test(data2)) {
          let err4 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/capture_id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
      } else {
        let err5 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/ProcessorCommonInfo/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/ProcessorCommonInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate51.errors = vErrors, errors === 0;
}
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate51(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/paths/~1api~1v1~1processors/get/responses/200/content/application~1json/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate60.errors = vErrors, errors === 0;
}
var validate_ProcessorDetail = validate52, schema24 = { type: "object", required: ["table_ids"], properties: { checkpoint_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, resolved_ts: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, table_ids: { type: ["array", "null"], items: { integer64: { minimum: "-9223372036854775808", maximum: "9223372036854775807", numbers: !1, nullable: !1 } } }, count: { integer64: { minimum: "0", maximum: "18446744073709551615", numbers: !1, nullable: !1 } }, error: { allOf: [{ $ref: "RunningError" }] } } };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.table_ids === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/ProcessorDetail/required", keyword: "required", params: { missingProperty: "table_ids" }, message: "must have required property 'table_ids'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.checkpoint_ts !== void 0) {
      let data0 = data.checkpoint_ts;
      if (!(typeof data0 == "bigint" && data0 >= keyword2 && data0 <= keyword3)) {
        let err1 = { instancePath: instancePath + "/checkpoint_ts", schemaPath: "#/components/schemas/ProcessorDetail/properties/checkpoint_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    if (data.resolved_ts !== void 0) {
      let data1 = data.resolved_ts;
      if (!(typeof data1 == "bigint" && data1 >= keyword2 && data1 <= keyword3)) {
        let err2 = { instancePath: instancePath + "/resolved_ts", schemaPath: "#/components/schemas/ProcessorDetail/properties/resolved_ts/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
    if (data.table_ids !== void 0) {
      let data2 = data.table_ids;
      if (!Array.isArray(data2) && data2 !== null) {
        let err3 = { instancePath: instancePath + "/table_ids", schemaPath: "#/components/schemas/ProcessorDetail/properties/table_ids/type", keyword: "type", params: { type: schema24.properties.table_ids.type }, message: "must be array,null" };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (!(typeof data3 == "bigint" && data3 >= keyword0 && data3 <= keyword1)) {
            let err4 = { instancePath: instancePath + "/table_ids/" + i0, schemaPath: "#/components/schemas/ProcessorDetail/properties/table_ids/items/integer64", keyword: "integer64", params: { minimum: "-9223372036854775808", maximum: "9223372036854775807" }, message: "must be an integer from -9223372036854775808 to 9223372036854775807" };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        }
      }
    }
    if (data.count !== void 0) {
      let data4 = data.count;
      if (!(typeof data4 == "bigint" && data4 >= keyword2 && data4 <= keyword3)) {
        let err5 = { instancePath: instancePath + "/count", schemaPath: "#/components/schemas/ProcessorDetail/properties/count/integer64", keyword: "integer64", params: { minimum: "0", maximum: "18446744073709551615" }, message: "must be an integer from 0 to 18446744073709551615" };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    data.error !== void 0 && (validate31(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors), errors = vErrors.length));
  } else {
    let err6 = { instancePath, schemaPath: "#/components/schemas/ProcessorDetail/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
  }
  return validate52.errors = vErrors, errors === 0;
}
var validate_body_3 = validate62;
var pattern1 = new RegExp("^\\S+:\\d{1,5}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/Capture/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.is_owner === void 0) {
      let err1 = { instancePath, schemaPath: "#/components/schemas/Capture/required", keyword: "required", params: { missingProperty: "is_owner" }, message: "must have required property 'is_owner'" };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.address === void 0) {
      let err2 = { instancePath, schemaPath: "#/components/schemas/Capture/required", keyword: "required", params: { missingProperty: "address" }, message: "must have required property 'address'" };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 == "string") {
        if (!pattern0.test(data0)) {
          let err3 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Capture/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }, message: 'must match pattern "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"' };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      } else {
        let err4 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/Capture/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.is_owner !== void 0 && typeof data.is_owner != "boolean") {
      let err5 = { instancePath: instancePath + "/is_owner", schemaPath: "#/components/schemas/Capture/properties/is_owner/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.address !== void 0) {
      let data2 = data.address;
      if (typeof data2 == "string") {
        if (!pattern1.test(data2)) {
          let err6 = { instancePath: instancePath + "/address", schemaPath: "#/components/schemas/Capture/properties/address/pattern", keyword: "pattern", params: { pattern: "^\\S+:\\d{1,5}$" }, message: 'must match pattern "^\\S+:\\d{1,5}$"' };
          vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
        }
      } else {
        let err7 = { instancePath: instancePath + "/address", schemaPath: "#/components/schemas/Capture/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.cluster_id !== void 0 && typeof data.cluster_id != "string") {
      let err8 = { instancePath: instancePath + "/cluster_id", schemaPath: "#/components/schemas/Capture/properties/cluster_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
  } else {
    let err9 = { instancePath, schemaPath: "#/components/schemas/Capture/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
  }
  return validate22.errors = vErrors, errors === 0;
}
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate22(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/paths/~1api~1v1~1captures/get/responses/200/content/application~1json/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate62.errors = vErrors, errors === 0;
}
var validate_DrainCaptureRequest = validate47;
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.capture_id === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureRequest/required", keyword: "required", params: { missingProperty: "capture_id" }, message: "must have required property 'capture_id'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.capture_id !== void 0) {
      let data0 = data.capture_id;
      if (typeof data0 == "string") {
        if (func2(data0) < 1) {
          let err1 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/DrainCaptureRequest/properties/capture_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
      } else {
        let err2 = { instancePath: instancePath + "/capture_id", schemaPath: "#/components/schemas/DrainCaptureRequest/properties/capture_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate47.errors = vErrors, errors === 0;
}
var validate_DrainCaptureResult = validate48;
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.current_table_count === void 0) {
      let err0 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureResult/required", keyword: "required", params: { missingProperty: "current_table_count" }, message: "must have required property 'current_table_count'" };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.current_table_count !== void 0) {
      let data0 = data.current_table_count;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
        let err1 = { instancePath: instancePath + "/current_table_count", schemaPath: "#/components/schemas/DrainCaptureResult/properties/current_table_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 2147483647 || isNaN(data0)) {
          let err2 = { instancePath: instancePath + "/current_table_count", schemaPath: "#/components/schemas/DrainCaptureResult/properties/current_table_count/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2147483647 }, message: "must be <= 2147483647" };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          let err3 = { instancePath: instancePath + "/current_table_count", schemaPath: "#/components/schemas/DrainCaptureResult/properties/current_table_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
      }
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/components/schemas/DrainCaptureResult/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate48.errors = vErrors, errors === 0;
}

/** Validators of the JSON bodies of requests, by operationId. */
export const requestValidators = {
  setLogLevel: /** @type {Validator} */ (validate_SetLogLevelRequest),
  createChangefeed: /** @type {Validator} */ (validate_CreateChangefeedRequest),
  updateChangefeed: /** @type {Validator} */ (validate_UpdateChangefeedRequest),
  moveTable: /** @type {Validator} */ (validate_MoveTableRequest),
  drainCapture: /** @type {Validator} */ (validate_DrainCaptureRequest),
};

/** Validators of the JSON bodies of answers, by operationId and status. */
export const responseValidators = {
  getServerStatus: {
    200: /** @type {Validator} */ (validate_ServerStatus),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  getHealth: {
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  setLogLevel: {
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  listChangefeeds: {
    200: /** @type {Validator} */ (validate_body_1),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  createChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  getChangefeed: {
    200: /** @type {Validator} */ (validate_ChangefeedDetail),
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  updateChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  removeChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  pauseChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  resumeChangefeed: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  rebalanceTables: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  moveTable: {
    400: /** @type {Validator} */ (validate_HTTPError),
    401: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  resignOwner: {
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  listProcessors: {
    200: /** @type {Validator} */ (validate_body_2),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  getProcessor: {
    200: /** @type {Validator} */ (validate_ProcessorDetail),
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  listCaptures: {
    200: /** @type {Validator} */ (validate_body_3),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
  drainCapture: {
    202: /** @type {Validator} */ (validate_DrainCaptureResult),
    400: /** @type {Validator} */ (validate_HTTPError),
    500: /** @type {Validator} */ (validate_HTTPError),
    503: /** @type {Validator} */ (validate_HTTPError),
  },
};
