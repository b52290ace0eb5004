/**
 * What the state of every stack in the world holds for each `HaActiveNode`, written out here a second time on purpose: it
 * may never change, so a test must not take it from the code.
 */
export const PROVIDER_TEXT =
    'exports.handler=(p="pulumi-oracle-sbc",n=p+"/provider",r=require("module").createRequire(process.cwd()+"/"),f)=>{' +
    'try{r.resolve(n)}catch(e){f=_=>{throw e};e.code=="MODULE_NOT_FOUND"||f();' +
    "e.stack=e.message=`Install ${p} in this project`;return{check:f,diff:f,create:f,read:f,update:f,delete(){}}}" +
    "return r(n).haActiveNode}";

/** The text before it, which states may hold: it goes on working. */
export const FIRST_PROVIDER_TEXT =
    'exports.handler = () => require("module").createRequire(process.cwd() + "/")("pulumi-oracle-sbc/provider").haActiveNode;';
